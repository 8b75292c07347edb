package openaillm

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"synoptic/internal/llm"
	"synoptic/internal/synoptic"
)

// What endpoints say, by which failures of one status are told apart. Codes
// are matched as well as messages; all in lower case.
var (
	saysTooLong = regexp.MustCompile(`context_length|context length|context window|context size|maximum context|prompt is too long|input is too long|too many tokens|reduce the length|range of input length|exceeds? the (model'?s )?max(imum)? (input|length|context)|exceed_context`)
	saysRefused = regexp.MustCompile(`content_filter|content filter|content_policy|content policy|responsibleai|content management policy|datainspection|data_inspection|inappropriate content|moderation|flagged|sensitive (content|information)|敏感|code:1301\b`)
	saysNoQuota = regexp.MustCompile(`insufficient_quota|insufficient.balance|insufficient.credit|insufficient funds|billing_hard_limit|billing_not_active|arrearage|exceeded_current_quota_error|payment.required|余额不足|欠费|code:1113\b`)
	saysFormat  = regexp.MustCompile(`response_format|response format|json_schema|json schema|json_object|json object|json mode|jsonschema|schema|structured.output|guided|grammar|text\.format`)
	saysParam   = regexp.MustCompile(`parameter`)
	saysWait    = regexp.MustCompile(`(?:try again|retry) (?:in|after) ((?:\d+(?:\.\d+)?(?:ms|s|m|h))+|\d+(?:\.\d+)? seconds?)`)
)

// maxRetryAfter bounds a hint: whoever asks for more is asked again another
// day anyway.
const maxRetryAfter = 24 * time.Hour

// classify turns the answer of an endpoint that is a failure into our kind.
func (c *Client) classify(x *exchange, r llm.Request) *llm.Failure {
	said := readComplaint(x.body)
	// What the endpoint repeats of a page must not steer us, so that the kind
	// is read from what is left; the log loses the fixed prompt too.
	heard := strings.ToLower(strings.Join([]string{
		scrub(said.message, c.key, page(r)...), said.kind, "code:" + said.code, said.param,
	}, " "))
	f := &llm.Failure{
		Kind:       kindOf(x.status, said, heard, r.Level),
		Status:     x.status,
		Detail:     c.describe(said, r),
		RetryAfter: retryAfter(x.header, heard, c.clock.Now()),
		Usage:      synoptic.NoUsage(),
	}
	if f.Kind == llm.BadRequest || f.Kind == llm.FormatRejected {
		f.Parameter = identifier(scrub(said.param, c.key, page(r)...))
	}
	return f
}

func kindOf(status int, said complaint, heard string, level llm.Level) llm.Kind {
	switch {
	case status == http.StatusPaymentRequired, status >= 400 && status < 500 && saysNoQuota.MatchString(heard):
		return llm.OverQuota
	case status == http.StatusTooManyRequests:
		return llm.RateLimited
	case status == http.StatusRequestTimeout, status == http.StatusGatewayTimeout, status == 524:
		return llm.TimedOut
	case status == http.StatusConflict, status == http.StatusTooEarly, status >= 500:
		return llm.Unavailable
	case status == http.StatusRequestEntityTooLarge:
		return llm.TooLong
	case status == http.StatusUnauthorized:
		return llm.Unauthorized
	case status == http.StatusForbidden:
		if saysRefused.MatchString(heard) {
			return llm.Refused
		}
		return llm.Unauthorized
	case status == http.StatusBadRequest, status == http.StatusUnprocessableEntity:
		return kindOfBadRequest(said, heard, level)
	case status == http.StatusNotFound && level != llm.PlainText && strings.Contains(heard, "requested parameters"):
		return llm.FormatRejected // OpenRouter, where no route takes the schema
	}
	return llm.BadRequest
}

func kindOfBadRequest(said complaint, heard string, level llm.Level) llm.Kind {
	param := strings.ToLower(said.param)
	switch {
	case saysFormat.MatchString(param) && level != llm.PlainText:
		return llm.FormatRejected
	case saysTooLong.MatchString(heard):
		return llm.TooLong
	case saysRefused.MatchString(heard):
		return llm.Refused
	case level == llm.PlainText:
		return llm.BadRequest
	case saysFormat.MatchString(heard):
		return llm.FormatRejected
	case param == "" && saysParam.MatchString(heard):
		return llm.FormatRejected
	}
	return llm.BadRequest
}

// describe puts a complaint into one line for the log.
func (c *Client) describe(said complaint, r llm.Request) string {
	private := append(page(r), r.System)
	var parts []string
	for _, part := range []string{said.kind, said.code, said.param, said.message} {
		if part = scrub(part, c.key, private...); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ": ")
}

// identifier returns s where it is the name of a field, else "".
func identifier(s string) string {
	if len(s) > 64 || !fieldName.MatchString(s) {
		return ""
	}
	return s
}

var fieldName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.\[\]\-]*$`)

// retryAfter reads how long an endpoint wants us to wait: in milliseconds, in
// seconds, as a date (by the endpoint's own clock where it tells it), or in
// words.
func retryAfter(h http.Header, heard string, now time.Time) time.Duration {
	if ms, err := strconv.ParseFloat(h.Get("Retry-After-Ms"), 64); err == nil {
		return boundedWait(ms / 1000)
	}
	value := strings.TrimSpace(h.Get("Retry-After"))
	if seconds, err := strconv.ParseFloat(value, 64); err == nil {
		return boundedWait(seconds)
	}
	if at, err := http.ParseTime(value); err == nil {
		if theirs, err := http.ParseTime(h.Get("Date")); err == nil {
			now = theirs
		}
		return boundedWait(at.Sub(now).Seconds())
	}
	m := saysWait.FindStringSubmatch(heard)
	if m == nil {
		return 0
	}
	if words, _, ok := strings.Cut(m[1], "second"); ok {
		seconds, err := strconv.ParseFloat(strings.TrimSpace(words), 64)
		if err != nil {
			return 0
		}
		return boundedWait(seconds)
	}
	d, err := time.ParseDuration(m[1])
	if err != nil {
		return 0
	}
	return boundedWait(d.Seconds())
}

func boundedWait(seconds float64) time.Duration {
	if !(seconds > 0) { // NaN as well
		return 0
	}
	return time.Duration(min(seconds, maxRetryAfter.Seconds()) * float64(time.Second))
}
