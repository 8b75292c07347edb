// Package openaillm calls any endpoint that speaks OpenAI's chat completions:
// OpenAI, Azure, Bedrock, DeepSeek, Qwen, GLM, Kimi, Groq, OpenRouter, Gemini,
// and local servers such as Ollama, vLLM, llama.cpp and LM Studio.
//
//	llm.Request ─ Profile ─→ fields that this endpoint and model understand   (profiles.go, wire.go)
//	            ─ transport ─→ merged into the body, answer read within bounds (transport.go)
//	answer      ─ read ─→ llm.Response                                         (client.go)
//	error body  ─ complaint ─→ scrubbed ─→ llm.Failure of a kind              (complaint.go, classify.go)
//
// One call of [Client.Generate] is one question at one level; constraints,
// repairs, retries and costs are decorators of package llm. The one thing that
// the client tries again by itself is a request that the endpoint turned down
// because of a field of the profile, without that field, and it remembers.
//
// Nothing is streamed: an extraction is of no use before it is whole, and a
// stream that is cut looks like one that ended.
package openaillm
