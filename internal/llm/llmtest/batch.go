package llmtest

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// BatchPlan is how one job goes. The zero plan is done at once, with every
// line answered and the results in any order.
type BatchPlan struct {
	Takes   time.Duration // until it is completed; more than a day expires
	Reject  bool          // the file is not taken
	Expires bool          // it expires after a day, whatever it Takes
	Finish  float64       // the share of lines that are done when it expires or is cancelled
	Lost    int           // every so manieth line has no result; 0 none
	Fail    int           // every so manieth line failed with a 500, uncharged; 0 none
	Twice   int           // every so manieth result stands twice; 0 none
	Strange int           // so many results of lines that nobody sent
	Garbage int           // so many lines of the result file that are no JSON
	Cut     bool          // the result file ends in the midst of a line
	Stuck   bool          // it never ends, unless it is cancelled
	Vanish  bool          // the job is not to be found once it is over
}

// BatchCall is one call of the batch interface, for a plan of what goes wrong.
type BatchCall string

// The calls.
const (
	UploadCall   BatchCall = "upload"
	SubmitCall   BatchCall = "submit"
	JobCall      BatchCall = "job"
	JobsCall     BatchCall = "jobs"
	CancelCall   BatchCall = "cancel"
	ResultsCall  BatchCall = "results"
	FilesCall    BatchCall = "files"
	DeletionCall BatchCall = "deletion"
)

// CallFault is what goes wrong with a call of the batch interface.
type CallFault int

// The faults of calls.
const (
	CallPasses   CallFault = iota
	CallRefused            // 503, nothing is done
	CallLimited            // 429, nothing is done
	CallDone               // it is done, and the connection is reset before the answer
	CallCut                // a result file stops coming half way
	CallNotThere           // 404, as a server without the interface
	CallNoQuota            // 429 insufficient_quota
)

// Batches is the batch interface of a server: files, jobs, and their ledger.
// Time is that of the server's clock.
type Batches struct {
	server *Server
	dir    string // where files lie; "" in memory

	mu     sync.Mutex
	plans  []BatchPlan
	plan   BatchPlan // of jobs for which none is planned
	onCall func(call BatchCall, n int) CallFault
	calls  map[BatchCall]int
	page   int
	files  map[string]*batchFile
	order  []string // of files
	jobs   []*batchJob
	paid   map[string]int
	bill   Stats
}

type batchFile struct {
	id, name string
	body     []byte
	path     string
	size     int64
}

type batchJob struct {
	id, input, output, errors string
	labels                    map[string]string
	plan                      BatchPlan
	created                   time.Time
	cancelled                 time.Time
	lines, done, failed       int
	worked                    bool
}

// Batches returns the server's batch interface.
func (s *Server) Batches() *Batches { return s.batches }

func newBatches(s *Server) *Batches {
	return &Batches{server: s, calls: map[BatchCall]int{}, files: map[string]*batchFile{}, paid: map[string]int{}, page: 100}
}

// Plan says how the next jobs go, one each.
func (b *Batches) Plan(plans ...BatchPlan) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.plans = append(b.plans, plans...)
}

// Always says how jobs go for which nothing else is planned.
func (b *Batches) Always(plan BatchPlan) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.plan = plan
}

// OnCall lets f decide what goes wrong with every call; n counts the calls of
// its kind from 1. It is called under no lock.
func (b *Batches) OnCall(f func(call BatchCall, n int) CallFault) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.onCall = f
}

// KeepIn has files lie in a folder instead of in memory.
func (b *Batches) KeepIn(dir string) { b.dir = dir }

// PageSize is how many jobs or files one page of a list holds; 100 at first.
func (b *Batches) PageSize(n int) { b.page = n }

// Bill is what the lines answered so far are charged.
func (b *Batches) Bill() Stats {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.bill
}

// Calls counts the calls of a kind.
func (b *Batches) Calls(call BatchCall) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.calls[call]
}

// Jobs counts the jobs that were made.
func (b *Batches) Jobs() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.jobs)
}

// Files lists the names of the files that are there.
func (b *Batches) Files() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var names []string
	for _, id := range b.order {
		if f := b.files[id]; f != nil {
			names = append(names, f.name)
		}
	}
	return names
}

// PaidTwice counts the questions that were answered and charged more than
// once, whatever fence they came in.
func (b *Batches) PaidTwice() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := 0
	for _, times := range b.paid {
		if times > 1 {
			n++
		}
	}
	return n
}

// serve answers a call of the batch interface; false where it is none.
func (b *Batches) serve(w http.ResponseWriter, r *http.Request) bool {
	at := strings.Index(r.URL.Path, "/files")
	if at < 0 {
		at = strings.Index(r.URL.Path, "/batches")
	}
	if at < 0 {
		return false
	}
	parts := strings.Split(strings.Trim(r.URL.Path[at:], "/"), "/")
	call, do := b.route(r.Method, parts)
	if do == nil {
		return false
	}
	b.mu.Lock()
	b.calls[call]++
	n, plan := b.calls[call], b.onCall
	b.mu.Unlock()
	fault := CallPasses
	if plan != nil {
		fault = plan(call, n)
	}
	switch fault {
	case CallRefused:
		fail(w, http.StatusServiceUnavailable, "server_error", "", "The server is overloaded")
	case CallLimited:
		w.Header().Set("Retry-After", "7")
		fail(w, http.StatusTooManyRequests, "rate_limit_error", "token_limit_exceeded", "Enqueued token limit reached")
	case CallNoQuota:
		fail(w, http.StatusTooManyRequests, "insufficient_quota", "insufficient_quota", "You exceeded your current quota")
	case CallNotThere:
		fail(w, http.StatusNotFound, "invalid_request_error", "", "unknown path")
	case CallDone:
		do(httptest.NewRecorder(), r)
		reset(w)
	case CallCut:
		b.cutResults(w, parts)
	default:
		do(w, r)
	}
	return true
}

func (b *Batches) route(method string, parts []string) (BatchCall, func(http.ResponseWriter, *http.Request)) {
	switch {
	case method == http.MethodPost && parts[0] == "files":
		return UploadCall, b.upload
	case method == http.MethodGet && parts[0] == "files" && len(parts) == 1:
		return FilesCall, b.listFiles
	case method == http.MethodGet && parts[0] == "files" && len(parts) == 3 && parts[2] == "content":
		return ResultsCall, func(w http.ResponseWriter, _ *http.Request) { b.content(w, parts[1]) }
	case method == http.MethodDelete && parts[0] == "files" && len(parts) == 2:
		return DeletionCall, func(w http.ResponseWriter, _ *http.Request) { b.remove(w, parts[1]) }
	case method == http.MethodPost && parts[0] == "batches" && len(parts) == 1:
		return SubmitCall, b.submit
	case method == http.MethodPost && parts[0] == "batches" && len(parts) == 3 && parts[2] == "cancel":
		return CancelCall, func(w http.ResponseWriter, _ *http.Request) { b.tell(w, parts[1], true) }
	case method == http.MethodGet && parts[0] == "batches" && len(parts) == 2:
		return JobCall, func(w http.ResponseWriter, _ *http.Request) { b.tell(w, parts[1], false) }
	case method == http.MethodGet && parts[0] == "batches" && len(parts) == 1:
		return JobsCall, b.listJobs
	}
	return "", nil
}

func (b *Batches) upload(w http.ResponseWriter, r *http.Request) {
	form, err := r.MultipartReader()
	if err != nil {
		fail(w, http.StatusBadRequest, "invalid_request_error", "", "no form")
		return
	}
	purpose := ""
	for {
		part, err := form.NextPart()
		if err != nil {
			fail(w, http.StatusBadRequest, "invalid_request_error", "file", "no file")
			return
		}
		if part.FormName() == "purpose" {
			value, err := io.ReadAll(io.LimitReader(part, 100))
			if err != nil {
				fail(w, http.StatusBadRequest, "invalid_request_error", "purpose", "cut")
				return
			}
			purpose = string(value)
			continue
		}
		if purpose == "" || part.FileName() == "" {
			fail(w, http.StatusBadRequest, "invalid_request_error", "purpose", "a file needs a purpose and a name")
			return
		}
		f, err := b.keep(part.FileName(), part)
		if err != nil {
			fail(w, http.StatusBadRequest, "invalid_request_error", "file", "cut")
			return
		}
		writeJSON(w, http.StatusOK, fileJSON(f))
		return
	}
}

func fileJSON(f *batchFile) map[string]any {
	return map[string]any{"id": f.id, "object": "file", "bytes": f.size, "filename": f.name, "purpose": "batch"}
}

// keep stores what comes as a file.
func (b *Batches) keep(name string, from io.Reader) (*batchFile, error) {
	f := &batchFile{name: name}
	if b.dir == "" {
		body, err := io.ReadAll(from)
		if err != nil {
			return nil, err
		}
		f.body, f.size = body, int64(len(body))
	} else {
		out, err := os.CreateTemp(b.dir, "file-*")
		if err != nil {
			return nil, err
		}
		f.path = out.Name()
		f.size, err = io.Copy(out, from)
		if err := errors.Join(err, out.Close()); err != nil {
			return nil, err
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	f.id = fmt.Sprintf("file-%d", len(b.order)+1)
	b.files[f.id], b.order = f, append(b.order, f.id)
	return f, nil
}

func (f *batchFile) open() (io.ReadCloser, error) {
	if f.path == "" {
		return io.NopCloser(bytes.NewReader(f.body)), nil
	}
	return os.Open(filepath.Clean(f.path))
}

func (b *Batches) file(id string) *batchFile {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.files[id]
}

func notThere(w http.ResponseWriter) {
	fail(w, http.StatusNotFound, "invalid_request_error", "", "No such object")
}

func (b *Batches) content(w http.ResponseWriter, id string) {
	f := b.file(id)
	if f == nil {
		notThere(w)
		return
	}
	body, err := f.open()
	if err != nil {
		notThere(w)
		return
	}
	defer body.Close()
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", strconv.FormatInt(f.size, 10))
	_, _ = io.Copy(w, body) // a client that has gone is its own business
}

func (b *Batches) cutResults(w http.ResponseWriter, parts []string) {
	f := b.file(parts[min(1, len(parts)-1)])
	if f == nil {
		notThere(w)
		return
	}
	body, err := f.open()
	if err != nil {
		notThere(w)
		return
	}
	defer body.Close()
	w.Header().Set("Content-Length", strconv.FormatInt(f.size, 10))
	_, _ = io.CopyN(w, body, f.size/2)
	if flusher, ok := w.(http.Flusher); ok {
		flusher.Flush()
	}
	reset(w)
}

func (b *Batches) remove(w http.ResponseWriter, id string) {
	f := b.file(id)
	if f == nil {
		notThere(w)
		return
	}
	b.mu.Lock()
	delete(b.files, id)
	b.mu.Unlock()
	if f.path != "" {
		_ = os.Remove(f.path) // the folder goes with its test
	}
	writeJSON(w, http.StatusOK, map[string]any{"id": id, "deleted": true})
}

func (b *Batches) listFiles(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	var all []map[string]any
	for _, id := range slices.Backward(b.order) {
		if f := b.files[id]; f != nil {
			all = append(all, fileJSON(f))
		}
	}
	b.mu.Unlock()
	b.list(w, r, all)
}

// list answers with a page of a list.
func (b *Batches) list(w http.ResponseWriter, r *http.Request, all []map[string]any) {
	after := r.URL.Query().Get("after")
	if after != "" {
		i := slices.IndexFunc(all, func(o map[string]any) bool { return o["id"] == after })
		all = all[i+1:]
	}
	n := min(len(all), b.page)
	writeJSON(w, http.StatusOK, map[string]any{"object": "list", "data": append([]map[string]any{}, all[:n]...), "has_more": n < len(all)})
}

func (b *Batches) submit(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		File     string            `json:"input_file_id"`
		Endpoint string            `json:"endpoint"`
		Window   string            `json:"completion_window"`
		Metadata map[string]string `json:"metadata"`
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || b.file(asked.File) == nil || asked.Endpoint == "" || asked.Window == "" {
		fail(w, http.StatusBadRequest, "invalid_request_error", "input_file_id", "a batch needs a file, an endpoint and a window")
		return
	}
	b.mu.Lock()
	j := &batchJob{id: fmt.Sprintf("batch_%d", len(b.jobs)+1), input: asked.File, labels: asked.Metadata, plan: b.plan, created: b.now()}
	if len(b.plans) > 0 {
		j.plan, b.plans = b.plans[0], b.plans[1:]
	}
	b.jobs = append(b.jobs, j)
	b.mu.Unlock()
	b.answer(w, j)
}

func (b *Batches) now() time.Time { return b.server.options.Clock.Now() }

func (b *Batches) tell(w http.ResponseWriter, id string, cancel bool) {
	b.mu.Lock()
	i := slices.IndexFunc(b.jobs, func(j *batchJob) bool { return j.id == id })
	var j *batchJob
	if i >= 0 {
		j = b.jobs[i]
		if cancel && j.cancelled.IsZero() {
			j.cancelled = b.now()
		}
	}
	b.mu.Unlock()
	if j == nil {
		notThere(w)
		return
	}
	b.answer(w, j)
}

func (b *Batches) listJobs(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	jobs := slices.Clone(b.jobs)
	b.mu.Unlock()
	var all []map[string]any
	for _, j := range slices.Backward(jobs) {
		if said, ok := b.say(j); ok {
			all = append(all, said)
		}
	}
	b.list(w, r, all)
}

func (b *Batches) answer(w http.ResponseWriter, j *batchJob) {
	said, ok := b.say(j)
	if !ok {
		notThere(w)
		return
	}
	writeJSON(w, http.StatusOK, said)
}

const batchWindow = 24 * time.Hour

// status is where a job stands by now, and whether that is the end.
func (j *batchJob) status(now time.Time) (string, bool) {
	age := now.Sub(j.created)
	switch {
	case j.plan.Reject:
		return "failed", true
	case !j.cancelled.IsZero() && (j.plan.Stuck || j.plan.Expires || j.cancelled.Sub(j.created) < j.plan.Takes):
		return "cancelled", true
	case j.plan.Stuck:
		return "in_progress", false
	case (j.plan.Expires || j.plan.Takes > batchWindow) && age >= batchWindow:
		return "expired", true
	case !j.plan.Expires && age >= j.plan.Takes:
		return "completed", true
	case age < j.plan.Takes/10:
		return "validating", false
	}
	return "in_progress", false
}

// say tells of a job, and does its work when it is over.
func (b *Batches) say(j *batchJob) (map[string]any, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	status, over := j.status(b.now())
	if over && j.plan.Vanish {
		return nil, false
	}
	if over && !j.worked && status != "failed" {
		b.work(j, status)
	}
	said := map[string]any{
		"id": j.id, "object": "batch", "status": status, "input_file_id": j.input, "created_at": j.created.Unix(),
		"expires_at": j.created.Add(batchWindow).Unix(), "metadata": j.labels, "output_file_id": nil, "error_file_id": nil,
		"request_counts": map[string]any{"total": j.lines, "completed": j.done, "failed": j.failed},
	}
	if j.output != "" {
		said["output_file_id"] = j.output
	}
	if j.errors != "" {
		said["error_file_id"] = j.errors
	}
	if status == "failed" {
		said["errors"] = map[string]any{"object": "list", "data": []any{map[string]any{"code": "invalid_json_line", "message": "This line is not parseable as valid JSON.", "line": 1}}}
	}
	return said, true
}

// work answers the lines of a job. The lock is held.
func (b *Batches) work(j *batchJob, status string) {
	j.worked = true
	input := b.files[j.input]
	if input == nil {
		return
	}
	from, err := input.open()
	if err != nil {
		return
	}
	defer from.Close()
	share := 1.0
	if status != "completed" {
		share = j.plan.Finish
	}
	good, bad := &results{}, &results{}
	scanner := bufio.NewScanner(from)
	scanner.Buffer(nil, 64<<20)
	dice := rand.New(rand.NewPCG(b.server.options.Seed, uint64(len(b.jobs))))
	for scanner.Scan() {
		j.lines++
		line, ok := b.line(j, scanner.Bytes(), status, share >= 1 || dice.Float64() < share)
		switch {
		case line == nil:
			continue // lost
		case !ok:
			j.failed++
			bad.add(line)
			continue
		}
		j.done++
		good.add(line)
		if j.plan.Twice > 0 && j.lines%j.plan.Twice == 0 {
			good.add(line)
		}
	}
	for i := range j.plan.Strange {
		good.add(fmt.Appendf(nil, `{"custom_id":"nobody-%d","response":{"status_code":200,"body":{}},"error":null}`, i))
	}
	for range j.plan.Garbage {
		good.add([]byte("upstream connect error or disconnect/reset before headers"))
	}
	j.output = b.store(j.id+"_output.jsonl", good, dice, j.plan.Cut)
	j.errors = b.store(j.id+"_error.jsonl", bad, dice, false)
}

// line answers one line of an input file: nil where it is lost, not ok where
// it belongs into the error file.
func (b *Batches) line(j *batchJob, raw []byte, status string, done bool) (out []byte, ok bool) {
	var w struct {
		ID   string          `json:"custom_id"`
		URL  string          `json:"url"`
		Body json.RawMessage `json:"body"`
	}
	if err := json.Unmarshal(raw, &w); err != nil || w.ID == "" {
		return []byte(`{"custom_id":"","response":null,"error":{"code":"invalid_json_line"}}`), false
	}
	if j.plan.Lost > 0 && j.lines%j.plan.Lost == 0 {
		return nil, false
	}
	if !done {
		return fmt.Appendf(nil, `{"id":"r","custom_id":%q,"response":null,"error":{"code":"batch_%s","message":"This request could not be executed before the completion window expired."}}`, w.ID, status), false
	}
	if j.plan.Fail > 0 && j.lines%j.plan.Fail == 0 {
		return fmt.Appendf(nil, `{"id":"r","custom_id":%q,"response":{"status_code":500,"body":{"error":{"message":"The server had an error","type":"server_error"}}},"error":null}`, w.ID), false
	}
	code, body := b.complete(w.Body)
	if body == nil {
		return fmt.Appendf(nil, `{"id":"r","custom_id":%q,"response":null,"error":{"code":"request_timeout","message":"timed out"}}`, w.ID), false
	}
	return fmt.Appendf(nil, `{"id":"r","custom_id":%q,"response":{"status_code":%d,"request_id":"q","body":%s},"error":null}`, w.ID, code, bytes.TrimSpace(body)), code == http.StatusOK
}

// complete answers one request as the live endpoint would; nil where that
// would hang or break.
func (b *Batches) complete(body json.RawMessage) (int, []byte) {
	r, err := parseRequest(body)
	if err != nil {
		return http.StatusBadRequest, fmt.Appendf(nil, `{"error":{"message":%q,"type":"invalid_request_error"}}`, err.Error())
	}
	s := b.server
	s.mu.Lock()
	s.seenLines[sha256.Sum256([]byte(r.User))]++
	r.Attempt = s.seenLines[sha256.Sum256([]byte(r.User))]
	s.mu.Unlock()
	rec := httptest.NewRecorder()
	before := s.Stats()
	if !s.rejected(rec, r) {
		switch fault := s.fault(r); fault {
		case Hang, Reset, CutBody, EndlessResponse, NotTheProtocol, Redirect:
			return 0, nil
		default:
			if !s.failed(rec, httptest.NewRequest(http.MethodPost, "/", nil), r, fault) {
				s.answer(rec, r, fault)
			}
		}
	}
	if after := s.Stats(); after.Answered > before.Answered {
		b.bill.Answered++
		b.bill.InputTokens += after.InputTokens - before.InputTokens
		b.bill.CachedTokens += after.CachedTokens - before.CachedTokens
		b.bill.OutputTokens += after.OutputTokens - before.OutputTokens
		b.paid[question(r)]++
	}
	return rec.Code, rec.Body.Bytes()
}

var fence = regexp.MustCompile(`DATA-[0-9a-f]{16}`)

// question names what a request asks, whatever fence it came in.
func question(r Request) string {
	sum := sha256.Sum256([]byte(fence.ReplaceAllString(r.Prompt(), "")))
	return hex.EncodeToString(sum[:])
}

// results gathers the lines of a result file.
type results struct{ lines [][]byte }

func (r *results) add(line []byte) { r.lines = append(r.lines, line) }

// store writes a result file in any order; "" where there is nothing to write.
func (b *Batches) store(name string, r *results, dice *rand.Rand, cut bool) string {
	if len(r.lines) == 0 {
		return ""
	}
	dice.Shuffle(len(r.lines), func(i, k int) { r.lines[i], r.lines[k] = r.lines[k], r.lines[i] })
	var body bytes.Buffer
	for _, line := range r.lines {
		body.Write(line)
		body.WriteByte('\n')
	}
	if cut {
		body.Truncate(body.Len()*2/3 + 7)
	}
	f := &batchFile{name: name, id: fmt.Sprintf("file-%d", len(b.order)+1), size: int64(body.Len())}
	f.body = body.Bytes()
	if b.dir != "" {
		f.path, f.body = filepath.Join(b.dir, f.id), nil
		if err := os.WriteFile(f.path, body.Bytes(), 0o600); err != nil {
			return ""
		}
	}
	b.files[f.id], b.order = f, append(b.order, f.id)
	return f.id
}
