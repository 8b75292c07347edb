package httpapi

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

// Health is the answer of a living server.
type Health struct {
	Status string `json:"status" example:"ok"`
}

func (a *API) registerMeta(api huma.API) {
	handle(a, api, huma.Operation{
		OperationID: "health", Method: http.MethodGet, Path: "/healthz", Tags: []string{"Server"}, Summary: "Liveness",
	}, func(context.Context, *struct{}) (*struct{ Body Health }, error) {
		return &struct{ Body Health }{Health{Status: "ok"}}, nil
	})
	page := sync.OnceValues(func() ([]byte, error) { return docsPage(api.OpenAPI()) })
	docs := func(context.Context, *struct{}) (*bytesOutput, error) {
		html, err := page()
		if err != nil {
			return nil, fmt.Errorf("writing the reference page: %w", err)
		}
		return &bytesOutput{Status: http.StatusOK, ContentType: "text/html; charset=utf-8", NoSniff: "nosniff",
			CSP: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", Body: html}, nil
	}
	for _, path := range []string{"/docs", "/{$}"} {
		handle(a, api, huma.Operation{OperationID: "docs" + strings.Trim(path, "/{$}"), Method: http.MethodGet, Path: path, Hidden: true}, docs)
	}
}

//go:embed docs.html
var docsHTML string

// docsPage writes the reference as one page that needs no script and no
// other host.
func docsPage(spec *huma.OpenAPI) ([]byte, error) {
	t, err := template.New("docs").Funcs(template.FuncMap{"schema": schemaText, "name": refName}).Parse(docsHTML)
	if err != nil {
		return nil, err
	}
	type operation struct {
		Method, Path string
		*huma.Operation
	}
	var operations []operation
	for path, item := range spec.Paths {
		for method, op := range map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "DELETE": item.Delete, "PATCH": item.Patch} {
			if op != nil {
				operations = append(operations, operation{method, path, op})
			}
		}
	}
	rank := []string{"Documents", "Extractions", "Forms", "Reviews", "Batches", "Usage", "Server"}
	slices.SortFunc(operations, func(x, y operation) int {
		return cmp.Or(cmp.Compare(slices.Index(rank, x.Tags[0]), slices.Index(rank, y.Tags[0])), cmp.Compare(x.Path, y.Path), cmp.Compare(y.Method, x.Method))
	})
	type named struct {
		Name   string
		Schema *huma.Schema
	}
	var schemas []named
	for name, schema := range spec.Components.Schemas.Map() {
		schemas = append(schemas, named{name, schema})
	}
	slices.SortFunc(schemas, func(x, y named) int { return cmp.Compare(x.Name, y.Name) })
	var out bytes.Buffer
	err = t.Execute(&out, map[string]any{"Info": spec.Info, "Operations": operations, "Schemas": schemas})
	return out.Bytes(), err
}

func refName(ref string) string { return ref[strings.LastIndex(ref, "/")+1:] }

// schemaText writes the type of a schema in a few words.
func schemaText(s *huma.Schema) string {
	if s == nil {
		return ""
	}
	var words string
	switch {
	case s.Ref != "":
		return refName(s.Ref)
	case len(s.AnyOf) > 0:
		var options []string
		for _, o := range s.AnyOf {
			options = append(options, schemaText(o))
		}
		return strings.Join(options, " or ")
	case s.Type == huma.TypeArray:
		words = "list of " + schemaText(s.Items)
	case len(s.Enum) > 0:
		var values []string
		for _, v := range s.Enum {
			if v == nil {
				continue // said below
			}
			values = append(values, fmt.Sprint(v))
		}
		words = strings.Join(values, " | ")
	default:
		words = s.Type
	}
	if s.Nullable && s.Type != huma.TypeArray {
		words += " or null"
	}
	return words
}
