package openaillm

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	openai "github.com/sashabaranov/go-openai"

	"synoptic/internal/llm"
	"synoptic/internal/synoptic"
)

// defaultTimeout bounds one call. A page's answer takes seconds; a model that
// thinks, a minute.
const defaultTimeout = 2 * time.Minute

// defaultAPIVersion is Azure's for deployments; the library's is too old for
// schemas.
const defaultAPIVersion = "2024-10-21"

// truncationMinimum is the size of a prompt in tokens from which its estimate
// is good enough to notice that half of it was not read.
const truncationMinimum = 1500

// maxLessons bounds how many fields a request may lose before it is given up.
const maxLessons = 4

// Options say which model is called, and where.
type Options struct {
	BaseURL    string            // "" is OpenAI's; without a path, /v1 is meant
	Model      string            // as the endpoint names it
	Key        Key               // may be empty for a local server
	Profile    *Profile          // nil: by BaseURL and Model
	Timeout    time.Duration     // of one call; 0 is two minutes
	APIVersion string            // of Azure deployments; "" is one that knows schemas
	Transport  http.RoundTripper // nil: the network
	Clock      llm.Clock         // nil: the system's
	Log        *slog.Logger      // nil: none
}

// Client calls one model behind one endpoint. It is an llm.Generator for the
// bottom of a stack: one request, one level, one call.
type Client struct {
	api      *openai.Client
	http     *http.Client
	endpoint string
	model    string
	key      Key
	profile  Profile
	timeout  time.Duration

	apiVersion string // of Azure deployments

	clock   llm.Clock
	log     *slog.Logger
	lessons atomic.Pointer[lessons] // never nil

	warnTruncation sync.Once
}

// New makes a client. It calls nobody; a wrong address or key shows with the
// first call. Its errors are synoptic.CodeInvalid.
func New(o Options) (*Client, error) {
	if o.Model == "" || len(o.Model) > 256 {
		return nil, synoptic.Invalid("a model needs a name of at most 256 bytes")
	}
	endpoint, err := parseEndpoint(o.BaseURL)
	if err != nil {
		return nil, err
	}
	c := &Client{model: o.Model, key: o.Key, timeout: o.Timeout, clock: o.Clock, log: o.Log}
	c.lessons.Store(&lessons{})
	if o.Profile != nil {
		c.profile = o.Profile.clone()
	} else {
		c.profile = ProfileFor(endpoint, o.Model)
	}
	if err := c.profile.check(); err != nil {
		return nil, err
	}
	if c.timeout <= 0 {
		c.timeout = defaultTimeout
	}
	if c.clock == nil {
		c.clock = llm.SystemClock{}
	}
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
	}
	if o.Transport == nil {
		o.Transport = newTransport(c.timeout)
	}
	config := openai.DefaultConfig(string(o.Key))
	if c.profile.Deployments {
		config = openai.DefaultAzureConfig(string(o.Key), "")
		config.APIVersion = o.APIVersion
		if config.APIVersion == "" {
			config.APIVersion = defaultAPIVersion
		}
		deployment := o.Model
		if before, named, ok := strings.Cut(endpoint.Path, "/openai/deployments/"); ok {
			endpoint.Path = before
			deployment, _, _ = strings.Cut(named, "/")
		}
		endpoint.Path = strings.TrimSuffix(endpoint.Path, "/openai")
		c.apiVersion = config.APIVersion
		config.AzureModelMapperFunc = func(string) string { return url.PathEscape(deployment) }
	} else if endpoint.Path == "" {
		endpoint.Path = "/v1"
	}
	c.endpoint = endpoint.String()
	if endpoint.Scheme == "http" && o.Key != "" && !near(endpoint.Hostname()) {
		c.log.Warn("a key and pages will travel unencrypted; use https", "endpoint", c.endpoint)
	}
	config.BaseURL = c.endpoint
	c.http = &http.Client{
		Transport: transport{o.Transport},
		// A redirect would carry the page, and on Azure the key, elsewhere.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	config.HTTPClient = c.http
	c.api = openai.NewClientWithConfig(config)
	return c, nil
}

// parseEndpoint reads a base URL. It may end in /chat/completions, as people
// copy it from documentation.
func parseEndpoint(base string) (*url.URL, error) {
	if base == "" {
		base = "https://api.openai.com/v1"
	}
	u, err := url.Parse(strings.TrimSpace(base))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" {
		return nil, synoptic.Invalid("the address of a model's endpoint must be an http or https URL")
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, synoptic.Invalid("the address of a model's endpoint must have no user, query or fragment; keys have their own setting")
	}
	u.Path = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(u.Path, "/"), "/chat/completions"), "/")
	u.RawPath = ""
	return u, nil
}

// Target names the endpoint and model, with the levels to try.
func (c *Client) Target() llm.Target {
	return llm.Target{Endpoint: c.endpoint, Provider: c.profile.Name, Model: c.model, Levels: c.profile.Levels, SchemaInPrompt: c.profile.SchemaInPrompt}
}

// Generate makes one call at the request's level and returns the text of the
// answer. Where the endpoint turns down a field of the profile, it asks again
// without.
func (c *Client) Generate(ctx context.Context, r llm.Request) (llm.Response, error) {
	for range maxLessons {
		resp, sent, err := c.call(ctx, r, *c.lessons.Load())
		f, ok := errors.AsType[*llm.Failure](err)
		if !ok || f.Kind != llm.BadRequest && (f.Kind != llm.FormatRejected || saysFormat.MatchString(strings.ToLower(f.Detail))) {
			return resp, err
		}
		known := c.lessons.Load()
		learned, ok := known.learn(f, sent)
		if !ok {
			return c.withoutSwitch(ctx, r, resp, f)
		}
		c.remember(ctx, known, learned, f)
	}
	resp, _, err := c.call(ctx, r, *c.lessons.Load())
	return resp, err
}

// withoutSwitch tries a request that was turned down for no reason we
// understand once more without the switch for thinking: the one field of a
// profile that no two servers agree on, least of all two versions of one. When
// that was not it, the first failure stands.
func (c *Client) withoutSwitch(ctx context.Context, r llm.Request, resp llm.Response, f *llm.Failure) (llm.Response, error) {
	known := c.lessons.Load()
	learned := known.without(c.profile.ThinkingOff)
	if f.Status != http.StatusBadRequest && f.Status != http.StatusUnprocessableEntity || len(learned.drop) == len(known.drop) {
		return resp, f
	}
	again, _, err := c.call(ctx, r, learned)
	if err != nil {
		return resp, f
	}
	c.remember(ctx, known, learned, f)
	return again, nil
}

// remember keeps lessons, unless another call has learned since.
func (c *Client) remember(ctx context.Context, known *lessons, learned lessons, f *llm.Failure) {
	c.lessons.CompareAndSwap(known, &learned)
	c.log.InfoContext(ctx, "an endpoint turned down a field; going on without it", "endpoint", c.endpoint, "model", c.model, "detail", f.Detail)
}

// call makes one HTTP call, and returns the fields that went beside the
// library's own.
func (c *Client) call(ctx context.Context, r llm.Request, l lessons) (llm.Response, map[string]any, error) {
	request, fields := c.wire(r, l)
	x := &exchange{fields: fields}
	timed, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	answer, err := c.api.CreateChatCompletion(withExchange(timed, x), request)
	switch {
	case err == nil && x.status/100 == 2:
		resp, err := c.read(answer, x, r)
		return resp, fields, err
	case ctx.Err() != nil:
		return llm.Response{}, fields, fmt.Errorf("calling a model: %w", ctx.Err())
	case x.status != 0 && x.status/100 != 2:
		return llm.Response{}, fields, c.classify(x, r)
	}
	return llm.Response{}, fields, c.broken(err, x, timed.Err() != nil)
}

// broken is the failure of a call that brought no whole answer of the
// protocol. The library's error may quote the answer, so that its text is not
// taken over.
func (c *Client) broken(err error, x *exchange, timedOut bool) *llm.Failure {
	fail := func(k llm.Kind, detail string) *llm.Failure {
		f := llm.Fail(k, detail, nil)
		f.Status = x.status
		return f
	}
	var netErr net.Error
	var badCertificate *tls.CertificateVerificationError
	switch {
	case errors.Is(err, errTooLarge):
		f := fail(llm.BadAnswer, fmt.Sprintf("the answer is larger than %d bytes", maxAnswerBytes))
		f.Calls = 1
		return f
	case timedOut, errors.As(err, &netErr) && netErr.Timeout():
		return fail(llm.TimedOut, fmt.Sprintf("no answer within %s", c.timeout))
	case errors.As(err, &badCertificate):
		return fail(llm.BadRequest, "the endpoint's certificate cannot be verified")
	case x.status != 0 && errors.Is(err, errCut):
		return fail(llm.Unavailable, "the answer was cut")
	case x.status != 0:
		return fail(llm.Unavailable, "the answer is not of the protocol")
	case x.sent:
		return fail(llm.Unavailable, "no connection, or lost: "+networkReason(err))
	}
	return fail(llm.BadRequest, "the request could not be made: "+scrub(err.Error(), c.key))
}

// networkReason names a network failure without the address.
func networkReason(err error) string {
	if e, ok := errors.AsType[*url.Error](err); ok {
		err = e.Err
	}
	if e, ok := errors.AsType[*net.OpError](err); ok {
		return e.Op + ": " + clipped(e.Err)
	}
	return clipped(err)
}

func clipped(err error) string { return scrub(err.Error(), "") }

// read takes the answer out of a response of the protocol.
func (c *Client) read(answer openai.ChatCompletionResponse, x *exchange, r llm.Request) (llm.Response, error) {
	if len(answer.Choices) == 0 {
		return llm.Response{}, c.hollow(x, r)
	}
	choice := answer.Choices[0]
	text := choice.Message.Content
	for _, part := range choice.Message.MultiContent {
		if part.Type == openai.ChatMessagePartTypeText {
			text += part.Text
		}
	}
	resp := llm.Response{
		Text:   text,
		Usage:  usage(answer.Usage, x.body),
		Model:  shorten(oneLine(answer.Model), 128),
		Finish: finish(choice.FinishReason),
		Level:  r.Level,
		Calls:  1,
	}
	fail := func(k llm.Kind, detail string) error {
		return &llm.Failure{Kind: k, Detail: detail, Status: x.status, Usage: resp.Usage, Calls: 1}
	}
	c.noticeTruncation(r, resp.Usage)
	switch {
	case choice.FinishReason == "error", choice.FinishReason == "insufficient_system_resource":
		return llm.Response{}, fail(llm.Unavailable, "the model stopped for want of resources")
	case choice.Message.Refusal != "", resp.Finish == llm.FinishFilter:
		return llm.Response{}, fail(llm.Refused, "finish "+string(resp.Finish))
	case resp.Finish == llm.FinishLength:
		return llm.Response{}, fail(llm.CutOff, fmt.Sprintf("after %d output tokens", resp.Usage.OutputTokens))
	case strings.TrimSpace(text) == "":
		return llm.Response{}, fail(llm.Blank, "finish "+string(resp.Finish))
	}
	return resp, nil
}

// noticeTruncation warns, once, of an endpoint that read far less than it was
// sent: some local servers cut a prompt to their context without a word, and
// the answer is then about half a page.
func (c *Client) noticeTruncation(r llm.Request, u synoptic.Usage) {
	sent := llm.EstimateInput(r)
	if sent < truncationMinimum || u.InputTokens == 0 || 2*u.InputTokens > sent {
		return
	}
	c.warnTruncation.Do(func() {
		c.log.Warn("an endpoint counted far fewer tokens than were sent; is its context too small?",
			"endpoint", c.endpoint, "model", c.model, "sent_about", sent, "counted", u.InputTokens)
	})
}

// hollow is the failure of a 200 without an answer: some gateways send their
// errors so.
func (c *Client) hollow(x *exchange, r llm.Request) error {
	said := readComplaint(x.body)
	if said == (complaint{}) {
		return &llm.Failure{Kind: llm.Unavailable, Status: x.status, Detail: "the answer holds no choice", Usage: synoptic.NoUsage()}
	}
	inner := *x
	inner.status = http.StatusBadGateway
	var status int
	if _, err := fmt.Sscanf(said.code, "%d", &status); err == nil && status >= 400 && status < 600 {
		inner.status = status
	}
	return c.classify(&inner, r)
}

// usage reads what a call consumed; some providers name cached tokens in their
// own way, which the library drops. What cannot be true is cut to what can.
func usage(u openai.Usage, body []byte) synoptic.Usage {
	var own struct {
		Usage struct {
			CacheHit int `json:"prompt_cache_hit_tokens"` // DeepSeek
			Cached   int `json:"cached_tokens"`           // Kimi
		} `json:"usage"`
	}
	cached := 0
	if u.PromptTokensDetails != nil {
		cached = u.PromptTokensDetails.CachedTokens
	}
	if cached == 0 && json.Unmarshal(body, &own) == nil {
		cached = max(own.Usage.CacheHit, own.Usage.Cached)
	}
	input := max(0, u.PromptTokens)
	return synoptic.Usage{
		InputTokens:  input,
		CachedTokens: min(max(0, cached), input),
		OutputTokens: max(0, u.CompletionTokens),
	}
}

func finish(reason openai.FinishReason) llm.Finish {
	switch reason {
	case openai.FinishReasonStop, "eos", "end_turn", "":
		return llm.FinishStop
	case openai.FinishReasonLength, "max_tokens":
		return llm.FinishLength
	case openai.FinishReasonContentFilter, "safety", "sensitive":
		return llm.FinishFilter
	}
	return llm.FinishOther
}
