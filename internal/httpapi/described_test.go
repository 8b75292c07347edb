package httpapi_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// description is what /openapi.json says of answers, ready to hold answers
// against it.
type description struct {
	spec struct {
		Paths map[string]map[string]struct {
			Responses map[string]struct {
				Content map[string]json.RawMessage
			}
		}
	}
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema
	mu       sync.Mutex
}

// describe reads the description that a handler gives of itself. All handlers
// of the tests give the same, so that it is read once.
var describe = func() func(http.Handler) (*description, error) {
	var once sync.Once
	var d *description
	var err error
	return func(h http.Handler) (*description, error) {
		once.Do(func() { d, err = readDescription(h) })
		return d, err
	}
}()

func readDescription(h http.Handler) (*description, error) {
	r := httptest.NewRequest("GET", "http://127.0.0.1/openapi.json", nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	d := &description{compiler: jsonschema.NewCompiler(), compiled: map[string]*jsonschema.Schema{}}
	if err := json.Unmarshal(w.Body.Bytes(), &d.spec); err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(w.Body)
	if err != nil {
		return nil, err
	}
	d.compiler.DefaultDraft(jsonschema.Draft2020)
	d.compiler.AssertFormat()
	return d, d.compiler.AddResource("openapi.json", doc)
}

// operation names the operation that a request is for: its path in the
// description and its method there; empty for none.
func (d *description) operation(method, path string) (template string) {
	asked, best := strings.Split(path, "/"), -1
	for t, methods := range d.spec.Paths {
		if _, ok := methods[strings.ToLower(method)]; !ok {
			continue
		}
		parts, plain := strings.Split(t, "/"), 0
		if len(parts) != len(asked) {
			continue
		}
		fits := true
		for i, p := range parts {
			switch {
			case p == asked[i]:
				plain++
			case !strings.HasPrefix(p, "{") || asked[i] == "":
				fits = false
			}
		}
		if fits && plain > best {
			template, best = t, plain
		}
	}
	return template
}

// check tells how an answer differs from what is said of it.
func (d *description) check(method, template string, status int, contentType string, body []byte) error {
	responses := d.spec.Paths[template][strings.ToLower(method)].Responses
	key := strconv.Itoa(status)
	response, said := responses[key]
	if !said {
		if response, said = responses["default"]; !said || status < 400 {
			return fmt.Errorf("status %d is not described", status)
		}
		key = "default"
	}
	if len(body) == 0 {
		return nil
	}
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return err
	}
	described := ""
	for m := range response.Content {
		if plain, _, err := mime.ParseMediaType(m); err == nil && plain == media {
			described = m
		}
	}
	switch {
	case described == "":
		return fmt.Errorf("%s is not described for status %d", media, status)
	case !strings.HasSuffix(media, "json"):
		return nil
	}
	schema, err := d.schema(template, method, key, described)
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return err
	}
	return schema.Validate(v)
}

func (d *description) schema(template, method, status, media string) (*jsonschema.Schema, error) {
	token := func(s string) string {
		return url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(s))
	}
	at := "openapi.json#/paths/" + token(template) + "/" + strings.ToLower(method) + "/responses/" + status + "/content/" + token(media) + "/schema"
	d.mu.Lock()
	defer d.mu.Unlock()
	if s := d.compiled[at]; s != nil {
		return s, nil
	}
	s, err := d.compiler.Compile(at)
	d.compiled[at] = s
	return s, err
}

// copied is an answer that is sent on and kept.
type copied struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (c *copied) WriteHeader(status int) {
	if c.status == 0 {
		c.status = status
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *copied) Write(b []byte) (int, error) {
	if c.status == 0 {
		c.status = http.StatusOK
	}
	c.body.Write(b)
	return c.ResponseWriter.Write(b)
}

func (c *copied) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// asDescribed holds every answer that a test gets against the description of
// its operation.
func asDescribed(t *testing.T, h http.Handler) http.Handler {
	t.Helper()
	d, err := describe(h)
	if err != nil {
		t.Fatalf("the description cannot be read: %v", err)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &copied{ResponseWriter: w}
		h.ServeHTTP(c, r)
		template := d.operation(r.Method, r.URL.EscapedPath())
		if template == "" {
			return
		}
		if err := d.check(r.Method, template, c.status, c.Header().Get("Content-Type"), c.body.Bytes()); err != nil {
			t.Errorf("%s %s: the answer is not as described: %v\n%.600s", r.Method, template, err, c.body.Bytes())
		}
	})
}
