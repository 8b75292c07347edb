package openaillm

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	openai "github.com/sashabaranov/go-openai"

	"synoptic/internal/llm"
)

// BatchProfile says what an endpoint's batch interface takes. A zero value of
// a field means OpenAI's.
type BatchProfile struct {
	Endpoint    string  `json:"endpoint"`     // path of a line's call
	UploadPath  string  `json:"upload_path"`  // where an input file goes
	Purpose     string  `json:"purpose"`      // of an input file
	MaxLines    int     `json:"max_lines"`    // of a job
	MaxMB       int     `json:"max_mb"`       // of an input file
	WindowHours int     `json:"window_hours"` // within which a job is done or expires
	Discount    float64 `json:"discount"`     // of the live price; 0.5 is half of it
}

// OpenAI's terms, which the others took over.
var openaiBatch = BatchProfile{
	Endpoint: "/v1/chat/completions", UploadPath: "/files", Purpose: "batch",
	MaxLines: 50_000, MaxMB: 200, WindowHours: 24, Discount: 0.5,
}

func (b BatchProfile) orOpenAI() BatchProfile {
	o := openaiBatch
	return BatchProfile{
		Endpoint: cmp.Or(b.Endpoint, o.Endpoint), UploadPath: cmp.Or(b.UploadPath, o.UploadPath), Purpose: cmp.Or(b.Purpose, o.Purpose),
		MaxLines: cmp.Or(b.MaxLines, o.MaxLines), MaxMB: cmp.Or(b.MaxMB, o.MaxMB),
		WindowHours: cmp.Or(b.WindowHours, o.WindowHours), Discount: cmp.Or(b.Discount, o.Discount),
	}
}

// Terms returns the bounds of a job at this endpoint.
func (c *Client) Terms() llm.BatchTerms {
	b := c.profile.Batch.orOpenAI()
	return llm.BatchTerms{MaxLines: b.MaxLines, MaxBytes: int64(b.MaxMB) << 20, Window: time.Duration(b.WindowHours) * time.Hour, Discount: b.Discount}
}

// Supported asks the endpoint for its jobs: whoever has a batch interface
// lists them.
func (c *Client) Supported(ctx context.Context) (bool, error) {
	var list struct {
		Data *[]json.RawMessage `json:"data"`
	}
	err := c.get(ctx, "/batches?limit=1", &list)
	f, failed := errors.AsType[*llm.Failure](err)
	switch {
	case err == nil:
		return list.Data != nil, nil
	case failed && (f.Kind == llm.BadRequest || f.Kind == llm.TooLong || f.Status/100 == 2 || f.Status == http.StatusNotImplemented):
		return false, nil // no such path
	}
	return false, err
}

// lineID is what a custom_id may be: every provider takes these.
var lineID = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// Line writes a request as one line of an input file: the same body that a
// live call would send. The library's own writer would put an empty line in
// the place of one that fails.
func (c *Client) Line(id string, r llm.Request) ([]byte, error) {
	if !lineID.MatchString(id) {
		return nil, fmt.Errorf("%.80q is no id of a line", id)
	}
	request, fields := c.wire(r, *c.lessons.Load())
	body, err := json.Marshal(request)
	if err == nil {
		body, err = mergeBody(body, fields)
	}
	if err != nil {
		return nil, fmt.Errorf("writing a line of a batch: %w", err)
	}
	line, err := json.Marshal(struct {
		ID     string          `json:"custom_id"`
		Method string          `json:"method"`
		URL    string          `json:"url"`
		Body   json.RawMessage `json:"body"`
	}{id, http.MethodPost, c.profile.Batch.orOpenAI().Endpoint, body})
	if err != nil {
		return nil, fmt.Errorf("writing a line of a batch: %w", err)
	}
	return line, nil
}

// Upload streams an input file of exactly size bytes.
func (c *Client) Upload(ctx context.Context, name string, size int64, lines io.Reader) (string, error) {
	terms := c.profile.Batch.orOpenAI()
	var frame bytes.Buffer
	form := multipart.NewWriter(&frame)
	err := form.WriteField("purpose", terms.Purpose)
	if err == nil {
		header := textproto.MIMEHeader{}
		header.Set("Content-Disposition", fmt.Sprintf(`form-data; name="file"; filename=%q`, name))
		header.Set("Content-Type", "application/jsonl")
		_, err = form.CreatePart(header)
	}
	if err != nil {
		return "", fmt.Errorf("writing a form: %w", err)
	}
	head := frame.Len()
	if err := form.Close(); err != nil {
		return "", fmt.Errorf("writing a form: %w", err)
	}
	whole := frame.Bytes()
	r, err := c.request(ctx, http.MethodPost, terms.UploadPath, io.MultiReader(bytes.NewReader(whole[:head]), io.LimitReader(lines, size), bytes.NewReader(whole[head:])))
	if err != nil {
		return "", err
	}
	r.ContentLength = int64(len(whole)) + size
	r.Header.Set("Content-Type", form.FormDataContentType())
	var file struct {
		ID string `json:"id"`
	}
	if err := c.send(r, &file); err != nil {
		return "", err
	}
	if !plausibleID(file.ID) {
		return "", llm.Fail(llm.Unavailable, "the endpoint gave an uploaded file no id", nil)
	}
	return file.ID, nil
}

// wireJob is a job as endpoints tell it.
type wireJob struct {
	ID         string            `json:"id"`
	Status     string            `json:"status"`
	InputFile  string            `json:"input_file_id"`
	OutputFile string            `json:"output_file_id"`
	ErrorFile  string            `json:"error_file_id"`
	Created    int64             `json:"created_at"`
	Expires    int64             `json:"expires_at"`
	Metadata   map[string]string `json:"metadata"`
	Counts     struct {
		Total     int `json:"total"`
		Completed int `json:"completed"`
		Failed    int `json:"failed"`
	} `json:"request_counts"`
	Errors struct {
		Data []struct {
			Code    string `json:"code"`
			Message string `json:"message"`
			Line    *int   `json:"line"`
		} `json:"data"`
	} `json:"errors"`
	Job *wireJob `json:"job"` // Together wraps it so
}

func (c *Client) job(w wireJob) (llm.BatchJob, error) {
	if w.ID == "" && w.Job != nil {
		w = *w.Job
	}
	if !plausibleID(w.ID) {
		return llm.BatchJob{}, llm.Fail(llm.Unavailable, "the endpoint told of a job without an id", nil)
	}
	j := llm.BatchJob{
		ID: w.ID, Said: shorten(oneLine(w.Status), 40), Labels: w.Metadata,
		InputFile: plausible(w.InputFile), OutputFile: plausible(w.OutputFile), ErrorFile: plausible(w.ErrorFile),
		Total: max(0, w.Counts.Total), Completed: max(0, w.Counts.Completed), Failed: max(0, w.Counts.Failed),
	}
	if w.Created > 0 {
		j.CreatedAt = time.Unix(w.Created, 0).UTC()
	}
	if w.Expires > 0 {
		j.ExpiresAt = time.Unix(w.Expires, 0).UTC()
	}
	switch strings.ToLower(w.Status) {
	case "completed":
		j.Status = llm.BatchCompleted
	case "expired":
		j.Status = llm.BatchExpired
	case "cancelled", "canceled":
		j.Status = llm.BatchCancelled
	case "failed":
		j.Status = llm.BatchRejected
	default:
		j.Status = llm.BatchWorking
	}
	for i, e := range w.Errors.Data {
		if i == 3 {
			break
		}
		// The message may repeat a line of the file, and with it a page.
		what := cmp.Or(identifier(e.Code), "an error without a code")
		if e.Line != nil {
			what, j.NamesLine = what+fmt.Sprintf(" in line %d", *e.Line), true
		}
		j.Problem = join(j.Problem, what)
	}
	return j, nil
}

// plausibleID tells ids from what would change a path.
func plausibleID(id string) bool {
	return id != "" && len(id) <= 256 && !strings.ContainsFunc(id, func(r rune) bool {
		return r != '-' && r != '_' && r != '.' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	}) && strings.Trim(id, ".") != ""
}

func plausible(id string) string {
	if plausibleID(id) {
		return id
	}
	return ""
}

// Submit makes a job of a file.
func (c *Client) Submit(ctx context.Context, file string, labels map[string]string) (llm.BatchJob, error) {
	terms := c.profile.Batch.orOpenAI()
	return c.jobCall(ctx, "/batches", map[string]any{
		"input_file_id": file, "endpoint": terms.Endpoint, "completion_window": fmt.Sprintf("%dh", terms.WindowHours), "metadata": labels,
	})
}

// Cancel stops a job.
func (c *Client) Cancel(ctx context.Context, id string) error {
	_, err := c.jobCall(ctx, "/batches/"+url.PathEscape(id)+"/cancel", map[string]any{})
	return err
}

func (c *Client) jobCall(ctx context.Context, path string, body any) (llm.BatchJob, error) {
	encoded, err := json.Marshal(body)
	if err != nil {
		return llm.BatchJob{}, fmt.Errorf("writing a request: %w", err)
	}
	r, err := c.request(ctx, http.MethodPost, path, bytes.NewReader(encoded))
	if err != nil {
		return llm.BatchJob{}, err
	}
	r.Header.Set("Content-Type", "application/json")
	var w wireJob
	if err := c.send(r, &w); err != nil {
		return llm.BatchJob{}, err
	}
	return c.job(w)
}

// Job tells where a job stands.
func (c *Client) Job(ctx context.Context, id string) (llm.BatchJob, error) {
	var w wireJob
	if err := c.get(ctx, "/batches/"+url.PathEscape(id), &w); err != nil {
		return llm.BatchJob{}, err
	}
	return c.job(w)
}

// Jobs lists jobs, newest first.
func (c *Client) Jobs(ctx context.Context, after string) ([]llm.BatchJob, string, error) {
	var list struct {
		Data []wireJob `json:"data"`
		More bool      `json:"has_more"`
	}
	path := "/batches?limit=100"
	if after != "" {
		path += "&after=" + url.QueryEscape(after)
	}
	if err := c.get(ctx, path, &list); err != nil {
		return nil, "", err
	}
	var jobs []llm.BatchJob
	for _, w := range list.Data {
		if j, err := c.job(w); err == nil {
			jobs = append(jobs, j)
		}
	}
	if !list.More || len(jobs) == 0 {
		return jobs, "", nil
	}
	return jobs, jobs[len(jobs)-1].ID, nil
}

// maxFilePages bounds how far back files are looked for.
const maxFilePages = 20

// Files lists the files that bear a name.
func (c *Client) Files(ctx context.Context, name string) ([]string, error) {
	var found []string
	after := ""
	for range maxFilePages {
		var list struct {
			Data []struct {
				ID   string `json:"id"`
				Name string `json:"filename"`
			} `json:"data"`
			More bool `json:"has_more"`
		}
		path := "/files?purpose=" + url.QueryEscape(c.profile.Batch.orOpenAI().Purpose) + "&limit=1000"
		if after != "" {
			path += "&after=" + url.QueryEscape(after)
		}
		if err := c.get(ctx, path, &list); err != nil {
			return nil, err
		}
		for _, f := range list.Data {
			if f.Name == name && plausibleID(f.ID) && !slices.Contains(found, f.ID) {
				found = append(found, f.ID)
			}
		}
		if !list.More || len(list.Data) == 0 {
			break
		}
		after = list.Data[len(list.Data)-1].ID
	}
	return found, nil
}

// DeleteFile removes a file.
func (c *Client) DeleteFile(ctx context.Context, file string) error {
	r, err := c.request(ctx, http.MethodDelete, "/files/"+url.PathEscape(file), nil)
	if err != nil {
		return err
	}
	err = c.send(r, nil)
	if f, ok := errors.AsType[*llm.Failure](err); ok && f.Status == http.StatusNotFound {
		return nil
	}
	return err
}

// Read makes of a result line what a live call with the same answer would have
// returned.
func (c *Client) Read(r llm.Request, line llm.BatchLine) (llm.Response, error) {
	x := &exchange{status: line.Status, body: line.Body, header: http.Header{}}
	if line.Status/100 == 2 {
		var answer openai.ChatCompletionResponse
		if err := json.Unmarshal(line.Body, &answer); err != nil {
			return llm.Response{}, llm.Fail(llm.Unavailable, "the answer is not of the protocol", nil)
		}
		return c.read(answer, x, r)
	}
	if line.Status == 0 {
		kind := llm.Unavailable
		if strings.Contains(line.Code, "timeout") {
			kind = llm.TimedOut
		}
		return llm.Response{}, llm.Fail(kind, "the line was not carried out: "+identifier(line.Code), nil)
	}
	f := c.classify(x, r)
	if f.Kind == llm.BadRequest && c.learnFrom(f) {
		return llm.Response{}, llm.Fail(llm.Unavailable, "a field was turned down; the next job goes without it", nil)
	}
	return llm.Response{}, f
}

// learnFrom remembers the field of the profile that a line was turned down
// for, and reports whether there is one. The others of a job find that it is
// known already.
func (c *Client) learnFrom(f *llm.Failure) bool {
	all := c.profile.fields("key", 1)
	for name := range all {
		if !names(f, name) {
			continue
		}
		known := c.lessons.Load()
		if learned, ok := known.learn(f, known.apply(c.profile.fields("key", 1))); ok {
			c.lessons.CompareAndSwap(known, &learned)
		}
		return true
	}
	return false
}
