package config

import (
	"net/url"
	"strings"

	"synoptic/internal/synoptic"
)

// AWS names what an installation in the cloud is made of. The addresses of
// the services themselves, the region and the credentials are the SDK's own
// variables (AWS_REGION, AWS_ENDPOINT_URL_…), as every tool of AWS reads them.
type AWS struct {
	Table  string // SYNOPTIC_TABLE: the DynamoDB table
	Bucket string // SYNOPTIC_BUCKET: the S3 bucket

	ExtractQueue string // SYNOPTIC_EXTRACT_QUEUE_URL
	ReviewQueue  string // SYNOPTIC_REVIEW_QUEUE_URL

	// Of the queues of dead letters; only who sends them again needs them.
	ExtractDead string // SYNOPTIC_EXTRACT_DEAD_QUEUE_URL
	ReviewDead  string // SYNOPTIC_REVIEW_DEAD_QUEUE_URL

	// SecretID is the name or ARN of the secret whose value is the model's
	// key, SYNOPTIC_SECRET_ID; "" where OPENAI_API_KEY holds it, or none is
	// needed.
	SecretID string

	// Metrics is the namespace of what is counted, SYNOPTIC_METRICS;
	// "Synoptic" where nothing was said.
	Metrics string

	// WorkspaceClaim is the claim of a verified token that names the
	// workspace, SYNOPTIC_OIDC_WORKSPACE_CLAIM; "" believes no token.
	WorkspaceClaim string
}

// Configured reports whether the environment names an installation at all.
func (a AWS) Configured() bool { return a.Table != "" }

// ReadAWS reads and validates the names. Either none is given, or all that
// every function needs. Every fault is named at once.
func ReadAWS(getenv func(string) string) (AWS, error) {
	r := reader{getenv: getenv}
	a := AWS{
		Table:        r.name("SYNOPTIC_TABLE"),
		Bucket:       r.name("SYNOPTIC_BUCKET"),
		ExtractQueue: r.address("SYNOPTIC_EXTRACT_QUEUE_URL"),
		ReviewQueue:  r.address("SYNOPTIC_REVIEW_QUEUE_URL"),
		ExtractDead:  r.address("SYNOPTIC_EXTRACT_DEAD_QUEUE_URL"),
		ReviewDead:   r.address("SYNOPTIC_REVIEW_DEAD_QUEUE_URL"),
		SecretID:     r.name("SYNOPTIC_SECRET_ID"),

		Metrics:        r.name("SYNOPTIC_METRICS"),
		WorkspaceClaim: r.name("SYNOPTIC_OIDC_WORKSPACE_CLAIM"),
	}
	if a != (AWS{}) {
		r.need("SYNOPTIC_TABLE", a.Table)
		r.need("SYNOPTIC_BUCKET", a.Bucket)
		r.need("SYNOPTIC_EXTRACT_QUEUE_URL", a.ExtractQueue)
		r.need("SYNOPTIC_REVIEW_QUEUE_URL", a.ReviewQueue)
	}
	if len(r.faults) > 0 {
		return AWS{}, synoptic.Invalid(strings.Join(r.faults, "; "))
	}
	if a.Configured() && a.Metrics == "" {
		a.Metrics = "Synoptic"
	}
	return a, nil
}

// maxName bounds a name: the longest that AWS gives is an ARN.
const maxName = 2048

func (r *reader) name(variable string) string {
	s := strings.TrimSpace(r.getenv(variable))
	if len(s) > maxName || strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c > '~' }) {
		r.fault(variable, "a name without spaces")
		return ""
	}
	return s
}

func (r *reader) address(variable string) string {
	s := r.name(variable)
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		r.fault(variable, "an http or https address")
		return ""
	}
	return s
}

// need is a fault where the value is missing and nothing was said of it yet.
func (r *reader) need(variable, value string) {
	if value == "" && strings.TrimSpace(r.getenv(variable)) == "" {
		r.fault(variable, "set where any of the names of AWS is")
	}
}
