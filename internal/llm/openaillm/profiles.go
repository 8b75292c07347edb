package openaillm

import (
	"regexp"

	"synoptic/internal/llm"
)

// What the providers take, as of November 2026. All of it is a beginning: the
// ladder finds out about levels, the client about fields that are turned down,
// and configuration overrides the lot.

var (
	everyLevel   = llm.Levels()
	noJSONMode   = []llm.Level{llm.StrictSchema, llm.PlainSchema, llm.PlainText}
	fromPlain    = []llm.Level{llm.PlainSchema, llm.JSONMode, llm.PlainText}
	jsonModeOnly = []llm.Level{llm.JSONMode, llm.PlainText}
)

const (
	maxTokens           = "max_tokens"
	maxCompletionTokens = "max_completion_tokens"
)

func zero() *float64 { return new(0.0) }

func effort(level string) map[string]any { return map[string]any{"reasoning_effort": level} }

func thinking(switchTo string) map[string]any {
	return map[string]any{"thinking": map[string]any{"type": switchTo}}
}

func template() map[string]any {
	return map[string]any{"chat_template_kwargs": map[string]any{"enable_thinking": false}}
}

// openaiModels are the families that think. They take no temperature, and each
// generation has another word for thinking least.
var openaiModels = []variant{
	{models: regexp.MustCompile(`^(gpt-6-(luna|sol)|gpt-5\.\d)`), noTemperature: true, maxTokens: maxCompletionTokens, thinkingOff: effort("none")},
	{models: regexp.MustCompile(`^gpt-5(-|$)`), noTemperature: true, maxTokens: maxCompletionTokens, thinkingOff: effort("minimal")},
	{models: regexp.MustCompile(`^(gpt-6|o[134](-|$))`), noTemperature: true, maxTokens: maxCompletionTokens, thinkingOff: effort("low")},
}

var providers = []provider{
	{
		hosts:    []string{"api.openai.com", ".api.openai.com"},
		profile:  Profile{Name: "openai", MaxTokensField: maxCompletionTokens, Temperature: zero(), Levels: everyLevel, PromptCacheKey: true},
		variants: openaiModels,
	},
	{
		hosts:    []string{".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com"},
		path:     "/openai/v1",
		profile:  Profile{Name: "azure", MaxTokensField: maxCompletionTokens, Levels: everyLevel},
		variants: openaiModels,
	},
	{
		hosts:    []string{".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com"},
		profile:  Profile{Name: "azure_deployments", MaxTokensField: maxCompletionTokens, Levels: everyLevel, Deployments: true, Batch: BatchProfile{Endpoint: "/chat/completions"}},
		variants: openaiModels,
	},
	{
		hosts:   []string{".amazonaws.com", ".api.aws"},
		profile: Profile{Name: "bedrock", MaxTokensField: maxCompletionTokens, Temperature: zero(), Levels: noJSONMode},
		variants: []variant{
			{models: regexp.MustCompile(`gpt-oss`), thinkingOff: effort("low")},
			{models: regexp.MustCompile(`openai\.(gpt-[56]|o\d)`), noTemperature: true, thinkingOff: effort("low")},
		},
	},
	{
		hosts:   []string{"api.deepseek.com"},
		profile: Profile{Name: "deepseek", MaxTokensField: maxTokens, Temperature: zero(), Levels: jsonModeOnly, ThinkingOff: thinking("disabled")},
	},
	{
		// The models that take a schema are the newer ones; the rest says so
		// with a 400 or is told by its name.
		hosts:   []string{".aliyuncs.com"},
		profile: Profile{Name: "qwen", MaxTokensField: maxTokens, Temperature: zero(), Levels: jsonModeOnly, ThinkingOff: map[string]any{"enable_thinking": false}, Batch: BatchProfile{MaxMB: 100}},
		variants: []variant{
			{models: regexp.MustCompile(`^(qwen3-max|qwen-plus(-latest)?$|qwen-flash$|qwen-(plus|flash)-(2025-(07-28|0[89]|1)|202[6-9])|qwen3\.[78]|deepseek-v3\.2)`), levels: everyLevel},
		},
	},
	{
		hosts:   []string{"open.bigmodel.cn", "api.z.ai"},
		profile: Profile{Name: "glm", MaxTokensField: maxTokens, Levels: jsonModeOnly, ThinkingOff: thinking("disabled"), Batch: BatchProfile{Endpoint: "/v4/chat/completions"}},
	},
	{
		hosts:   []string{"api.moonshot.cn", "api.moonshot.ai"},
		profile: Profile{Name: "kimi", MaxTokensField: maxCompletionTokens, Levels: jsonModeOnly},
		variants: []variant{
			{models: regexp.MustCompile(`^kimi-k(2\.[5-9]|[3-9])`), thinkingOff: thinking("disabled")},
		},
	},
	{
		hosts:   []string{"api.groq.com"},
		profile: Profile{Name: "groq", MaxTokensField: maxCompletionTokens, Temperature: zero(), Levels: fromPlain},
		variants: []variant{
			{models: regexp.MustCompile(`gpt-oss`), levels: everyLevel, thinkingOff: effort("low")},
			{models: regexp.MustCompile(`qwen3`), thinkingOff: effort("none")},
		},
	},
	{
		hosts:   []string{"api.together.xyz", "api.together.ai"},
		profile: Profile{Name: "together", MaxTokensField: maxTokens, Temperature: zero(), Levels: everyLevel, Batch: BatchProfile{UploadPath: "/files/upload", Purpose: "batch-api", MaxMB: 100}},
	},
	{
		// With require_parameters a route that would ignore the schema is not
		// taken. A switch for thinking would rule out every route without one.
		hosts:   []string{"openrouter.ai"},
		profile: Profile{Name: "openrouter", MaxTokensField: maxTokens, Temperature: zero(), Levels: everyLevel, Extra: map[string]any{"provider": map[string]any{"require_parameters": true}}},
		variants: []variant{
			{models: regexp.MustCompile(`^openai/(gpt-[56]|o\d)`), noTemperature: true},
		},
	},
	{
		hosts:   []string{"generativelanguage.googleapis.com"},
		profile: Profile{Name: "gemini", MaxTokensField: maxTokens, Levels: everyLevel},
		variants: []variant{
			{models: regexp.MustCompile(`gemini-2\.5-flash`), thinkingOff: effort("none")},
			{models: regexp.MustCompile(`gemini-`), thinkingOff: effort("low")},
		},
	},
	{
		hosts:   []string{"ollama", "ollama.com"},
		ports:   []string{"11434"},
		profile: Profile{Name: "ollama", MaxTokensField: maxTokens, Temperature: zero(), Levels: everyLevel, ThinkingOff: effort("none"), SchemaInPrompt: true},
	},
	{
		hosts:   []string{"lmstudio"},
		ports:   []string{"1234"},
		profile: Profile{Name: "lmstudio", MaxTokensField: maxTokens, Temperature: zero(), Levels: noJSONMode, SchemaInPrompt: true},
	},
	{
		hosts:   []string{"vllm"},
		ports:   []string{"8000"},
		profile: Profile{Name: "vllm", MaxTokensField: maxTokens, Temperature: zero(), Levels: everyLevel, ThinkingOff: template(), SchemaInPrompt: true},
	},
	{
		hosts:   []string{"llama-cpp", "llamacpp", "llama-server"},
		ports:   []string{"8080"},
		profile: Profile{Name: "llamacpp", MaxTokensField: maxTokens, Temperature: zero(), Levels: everyLevel, ThinkingOff: template(), SchemaInPrompt: true},
	},
}

// unknown is any other endpoint. It is asked strictly first, and sent what
// nearly every server takes.
var unknown = provider{
	profile: Profile{Name: "unknown", MaxTokensField: maxTokens, Temperature: zero(), Levels: everyLevel},
	variants: []variant{
		{models: regexp.MustCompile(`(^|/)(gpt-[56]|o[134](-|$))`), noTemperature: true, maxTokens: maxCompletionTokens},
	},
}
