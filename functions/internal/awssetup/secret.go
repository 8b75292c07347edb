package awssetup

import (
	"context"
	"strings"
	"time"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"

	"synoptic/internal/config"
	"synoptic/internal/synoptic"
)

// A start may take ten seconds in all.
const (
	secretTimeout  = 2 * time.Second // of one attempt
	secretAttempts = 3
)

// maxSecret bounds a key: no endpoint's is longer.
const maxSecret = 8 << 10

// readSecret reads the model's key. It is read at the start alone: a new key
// reaches a function with its next start.
func readSecret(ctx context.Context, c cloud, id string) (config.Secret, error) {
	client := c.secretsManager(func(o *secretsmanager.Options) {
		o.HTTPClient = awshttp.NewBuildableClient().WithTimeout(secretTimeout)
		o.RetryMaxAttempts = secretAttempts
	})
	out, err := client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &id})
	if err != nil {
		return "", synoptic.Wrap(synoptic.CodeUnavailable, "the secret of SYNOPTIC_SECRET_ID cannot be read", err)
	}
	value := strings.TrimSpace(awssdk.ToString(out.SecretString))
	if value == "" || len(value) > maxSecret {
		return "", synoptic.Invalid("the secret of SYNOPTIC_SECRET_ID must be the model's key as text, and nothing else")
	}
	return config.Secret(value), nil
}
