package awssetup

import (
	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"synoptic/internal/storage/aws"
	"synoptic/internal/synoptic"
)

// cloud makes clients. The runtime puts region and credentials into the
// environment, for as long as the function lives. The SDK's own loader would
// look in a dozen other places for them, and brings the code for each: a tenth
// of the binary.
type cloud struct {
	cfg    awssdk.Config
	getenv func(string) string
}

func newCloud(getenv func(string) string) (cloud, error) {
	region, key, secret := getenv("AWS_REGION"), getenv("AWS_ACCESS_KEY_ID"), getenv("AWS_SECRET_ACCESS_KEY")
	if region == "" || key == "" || secret == "" {
		return cloud{}, synoptic.Invalid("AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set, as the runtime of a function does")
	}
	return cloud{awssdk.Config{
		Region:      region,
		Credentials: credentials.NewStaticCredentialsProvider(key, secret, getenv("AWS_SESSION_TOKEN")),
	}, getenv}, nil
}

// endpoint is where a service is, nil for AWS's own place. The variables are
// those of every tool of AWS.
func (c cloud) endpoint(service string) *string {
	for _, name := range []string{"AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL"} {
		if url := c.getenv(name); url != "" {
			return &url
		}
	}
	return nil
}

func (c cloud) dynamoDB() *dynamodb.Client {
	return aws.NewDynamoDB(c.cfg, func(o *dynamodb.Options) { o.BaseEndpoint = c.endpoint("DYNAMODB") })
}

// s3 makes the client of the bucket. An endpoint that is not AWS's own knows
// buckets by path, not by host.
func (c cloud) s3() *s3.Client {
	return aws.NewS3(c.cfg, func(o *s3.Options) {
		o.BaseEndpoint = c.endpoint("S3")
		o.UsePathStyle = o.BaseEndpoint != nil
	})
}

func (c cloud) sqs() *sqs.Client {
	return aws.NewSQS(c.cfg, func(o *sqs.Options) { o.BaseEndpoint = c.endpoint("SQS") })
}

func (c cloud) secretsManager(more func(*secretsmanager.Options)) *secretsmanager.Client {
	return secretsmanager.NewFromConfig(c.cfg, func(o *secretsmanager.Options) { o.BaseEndpoint = c.endpoint("SECRETS_MANAGER") }, more)
}
