package openaillm_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"

	"synoptic/internal/llm"
	"synoptic/internal/llm/llmtest"
	"synoptic/internal/llm/openaillm"
	"synoptic/internal/llm/schemacheck"
)

// How a program puts a model together, and how an engine asks it.
func Example() {
	url, stop := llmtest.New(llmtest.Options{}).Start()
	defer stop()

	client, err := openaillm.New(openaillm.Options{BaseURL: url, Model: "some-model", Key: "from the environment"})
	if err != nil {
		fmt.Println(err)
		return
	}
	prices, err := llm.KnownPrices()
	if err != nil {
		fmt.Println(err)
		return
	}
	model := llm.Assemble(client, llm.Stack{
		Target: client.Target(), Compile: schemacheck.Compile, Prices: prices, Concurrency: 16, Log: slog.New(slog.DiscardHandler),
	})

	response, err := model.Generate(context.Background(), llm.Request{
		System:          "Read the page and fill the form.",
		User:            "<page>…</page>",
		Schema:          json.RawMessage(`{"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],"additionalProperties":false}`),
		SchemaName:      "form",
		MaxOutputTokens: 1000,
		Purpose:         "extract",
	})
	if err != nil {
		fmt.Println(llm.KindOf(err), llm.UsageOf(err).InputTokens)
		return
	}
	fmt.Println(string(response.JSON), response.Level, response.Calls, response.Usage.CostUSD == nil)
	// Output: {"answer":"a sample text"} strict_schema 1 true
}
