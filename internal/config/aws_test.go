package config

import (
	"strings"
	"testing"
)

func TestReadAWS(t *testing.T) {
	t.Parallel()
	all := []string{
		"SYNOPTIC_TABLE", "table", "SYNOPTIC_BUCKET", " bucket ",
		"SYNOPTIC_EXTRACT_QUEUE_URL", "https://sqs.example/1/extract", "SYNOPTIC_REVIEW_QUEUE_URL", "https://sqs.example/1/review",
	}
	tests := map[string]struct {
		env   []string
		want  AWS
		fault []string // names of variables
	}{
		"nothing at all": {nil, AWS{}, nil},
		"all that is needed": {all, AWS{Table: "table", Bucket: "bucket",
			ExtractQueue: "https://sqs.example/1/extract", ReviewQueue: "https://sqs.example/1/review", Metrics: "Synoptic"}, nil},
		"what may be said besides": {append([]string{"SYNOPTIC_METRICS", "Synoptic/test", "SYNOPTIC_OIDC_WORKSPACE_CLAIM", "org_id", "SYNOPTIC_EXTRACT_DEAD_QUEUE_URL", "http://127.0.0.1:1/dead"}, all...),
			AWS{Table: "table", Bucket: "bucket", ExtractQueue: "https://sqs.example/1/extract", ReviewQueue: "https://sqs.example/1/review",
				ExtractDead: "http://127.0.0.1:1/dead", Metrics: "Synoptic/test", WorkspaceClaim: "org_id"}, nil},
		"one alone":           {[]string{"SYNOPTIC_TABLE", "table"}, AWS{}, []string{"SYNOPTIC_BUCKET", "SYNOPTIC_EXTRACT_QUEUE_URL", "SYNOPTIC_REVIEW_QUEUE_URL"}},
		"a name with a space": {append([]string{"SYNOPTIC_SECRET_ID", "a b"}, all...), AWS{}, []string{"SYNOPTIC_SECRET_ID"}},
		"a queue's bare name": {append([]string{"SYNOPTIC_REVIEW_DEAD_QUEUE_URL", "review-dead"}, all...), AWS{}, []string{"SYNOPTIC_REVIEW_DEAD_QUEUE_URL"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := ReadAWS(env(test.env...))
			if got != test.want || (err != nil) != (test.fault != nil) {
				t.Fatalf("%+v, %v", got, err)
			}
			for _, variable := range test.fault {
				if !strings.Contains(err.Error(), variable) {
					t.Errorf("%s is not named in %q", variable, err)
				}
			}
			if err != nil && strings.Count(err.Error(), ";")+1 != len(test.fault) {
				t.Errorf("%d faults wanted: %v", len(test.fault), err)
			}
		})
	}
}
