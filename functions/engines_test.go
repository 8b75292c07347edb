//go:build integration

package functions_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"strings"
	"testing"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	sqstypes "github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"synoptic/internal/enginetest"
	"synoptic/internal/lambdatest"
	"synoptic/internal/storage"
	"synoptic/internal/storage/aws"
	"synoptic/internal/work"
)

// installation is a stack of real binaries on DynamoDB, S3 and SQS as others
// wrote them.
type installation struct {
	*stack
	table     *aws.Table
	blobs     *aws.Blobs
	env       map[string]string // of every function
	functions map[string]*lambdatest.Function
	s3        *s3.Client
	dynamoDB  *dynamodb.Client
}

// trace is that of every invocation: what comes of it must be found by it.
const trace = "Root=1-65f1a2b3-4c5d6e7f8091a2b3c4d5e6f7;Parent=53995c3f42cd8ad8;Sampled=1"

func configAt(url string) awssdk.Config {
	return awssdk.Config{Region: enginetest.Region, BaseEndpoint: &url,
		Credentials: credentials.NewStaticCredentialsProvider(enginetest.AccessKey, enginetest.SecretKey, "")}
}

// install makes table, bucket and queues, and starts the functions on them.
// More goes into the environment of the functions.
func install(t *testing.T, more map[string]string) *installation {
	t.Helper()
	moto, gateway := engines.Moto(t), engines.Versitygw(t)
	name := "t-" + strings.ToLower(rand.Text())
	i := &installation{dynamoDB: aws.NewDynamoDB(configAt(moto)), functions: map[string]*lambdatest.Function{}}
	i.s3 = aws.NewS3(configAt(gateway), func(o *s3.Options) { o.UsePathStyle = true })
	i.makeTable(t, name)
	if _, err := i.s3.CreateBucket(t.Context(), &s3.CreateBucketInput{Bucket: &name}); err != nil {
		t.Fatalf("making a bucket: %v", err)
	}
	urls := makeQueues(t, moto, name)
	i.env = map[string]string{
		"AWS_REGION": enginetest.Region, "AWS_ACCESS_KEY_ID": enginetest.AccessKey, "AWS_SECRET_ACCESS_KEY": enginetest.SecretKey,
		"AWS_ENDPOINT_URL_DYNAMODB": moto, "AWS_ENDPOINT_URL_SQS": moto, "AWS_ENDPOINT_URL_SECRETS_MANAGER": moto, "AWS_ENDPOINT_URL_S3": gateway,
		"SYNOPTIC_TABLE": name, "SYNOPTIC_BUCKET": name, "SYNOPTIC_METRICS": "Synoptic/test",
		"SYNOPTIC_EXTRACT_QUEUE_URL": urls[work.ExtractQueue], "SYNOPTIC_REVIEW_QUEUE_URL": urls[work.ReviewQueue],
		"SYNOPTIC_EXTRACT_DEAD_QUEUE_URL": urls[storage.DeadLetters(work.ExtractQueue)],
	}
	maps.Copy(i.env, more)
	for _, function := range []string{"api", "extract", "review", "batch"} {
		i.functions[function] = i.start(t, function)
	}
	i.table, i.blobs = aws.NewTable(i.dynamoDB, name), aws.NewBlobs(i.s3, name)
	i.stack = &stack{store: storage.New(i.table, i.blobs, nil), queue: aws.NewQueue(aws.NewSQS(configAt(moto)), urls),
		invoke: func(ctx context.Context, function string, payload []byte) ([]byte, error) {
			return run(ctx, i.functions[function], payload, lambdatest.Invocation{Trace: trace})
		}}
	return i
}

// start makes one more copy of a function.
func (i *installation) start(t *testing.T, function string) *lambdatest.Function {
	t.Helper()
	return lambdatest.Start(t, packed(t, function), i.env)
}

// run invokes a function that must answer.
func run(ctx context.Context, f *lambdatest.Function, payload []byte, how lambdatest.Invocation) ([]byte, error) {
	result, err := f.Invoke(ctx, payload, how)
	if err == nil && result.Error != nil {
		err = result.Error
	}
	return result.Payload, err
}

func (i *installation) makeTable(t *testing.T, name string) {
	t.Helper()
	if _, err := i.dynamoDB.CreateTable(t.Context(), aws.TableSchema(name)); err != nil {
		t.Fatalf("making a table: %v", err)
	}
	until(t, func() bool {
		about, err := i.dynamoDB.DescribeTable(t.Context(), &dynamodb.DescribeTableInput{TableName: &name})
		if err != nil {
			t.Fatalf("looking at the table: %v", err)
		}
		return about.Table.TableStatus == types.TableStatusActive
	})
}

// makeQueues makes the queues, each with one for its dead letters.
func makeQueues(t *testing.T, url, name string) map[string]string {
	t.Helper()
	client, urls := aws.NewSQS(configAt(url)), map[string]string{}
	for _, queue := range work.Queues() {
		dead := storage.DeadLetters(queue)
		made, err := client.CreateQueue(t.Context(), &sqs.CreateQueueInput{QueueName: awssdk.String(name + "-" + dead)})
		if err != nil {
			t.Fatalf("making a queue: %v", err)
		}
		urls[dead] = *made.QueueUrl
		about, err := client.GetQueueAttributes(t.Context(), &sqs.GetQueueAttributesInput{QueueUrl: made.QueueUrl, AttributeNames: []sqstypes.QueueAttributeName{sqstypes.QueueAttributeNameQueueArn}})
		if err != nil {
			t.Fatalf("looking at a queue: %v", err)
		}
		redrive := fmt.Sprintf(`{"deadLetterTargetArn":%q,"maxReceiveCount":"%d"}`, about.Attributes["QueueArn"], storage.MaxReceives)
		if made, err = client.CreateQueue(t.Context(), &sqs.CreateQueueInput{QueueName: awssdk.String(name + "-" + queue), Attributes: map[string]string{"RedrivePolicy": redrive}}); err != nil {
			t.Fatalf("making a queue: %v", err)
		}
		urls[queue] = *made.QueueUrl
	}
	return urls
}

// putSecret keeps a secret and returns its name.
func putSecret(t *testing.T, value string) string {
	t.Helper()
	client := secretsmanager.NewFromConfig(configAt(engines.Moto(t)))
	name := "t-" + strings.ToLower(rand.Text())
	if _, err := client.CreateSecret(t.Context(), &secretsmanager.CreateSecretInput{Name: &name, SecretString: &value}); err != nil {
		t.Fatalf("keeping a secret: %v", err)
	}
	return name
}
