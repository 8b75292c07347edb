//go:build integration

package aws_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	sqstypes "github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"synoptic/internal/enginetest"
	"synoptic/internal/storage"
	"synoptic/internal/storage/aws"
	"synoptic/internal/storage/storagetest"
)

var engines = enginetest.NewFleet()

func TestMain(m *testing.M) { os.Exit(engines.Run(m)) }

// configAt is how the SDK is told of an engine.
func configAt(url string) awssdk.Config {
	return awssdk.Config{
		Region: enginetest.Region, BaseEndpoint: &url,
		Credentials: credentials.NewStaticCredentialsProvider(enginetest.AccessKey, enginetest.SecretKey, ""),
	}
}

// unique makes a name that no other test uses, fit for a bucket too.
func unique() string { return "t-" + strings.ToLower(rand.Text()) }

// newTable makes a table of its own for a test, so that what one leaves slows
// no other.
func newTable(t testing.TB, url string, more ...func(*dynamodb.Options)) *aws.Table {
	t.Helper()
	client := aws.NewDynamoDB(configAt(url), append([]func(*dynamodb.Options){patient}, more...)...)
	name := unique()
	if _, err := client.CreateTable(t.Context(), aws.TableSchema(name)); err != nil {
		t.Fatalf("making a table: %v", err)
	}
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for {
		about, err := client.DescribeTable(t.Context(), &dynamodb.DescribeTableInput{TableName: &name})
		if err != nil {
			t.Fatalf("looking at the table: %v", err)
		}
		if ready(about.Table) {
			return aws.NewTable(client, name)
		}
		select {
		case <-look.C:
		case <-t.Context().Done():
			t.Fatal("the table does not come up")
		}
	}
}

// patient waits for an answer as long as it takes: an engine on a busy machine
// may need longer than DynamoDB ever does.
func patient(o *dynamodb.Options) { o.HTTPClient = awshttp.NewBuildableClient() }

func ready(table *types.TableDescription) bool {
	for _, index := range table.GlobalSecondaryIndexes {
		if index.IndexStatus != types.IndexStatusActive {
			return false
		}
	}
	return table.TableStatus == types.TableStatusActive
}

func newBlobs(t testing.TB, url string, more ...func(*s3.Options)) *aws.Blobs {
	t.Helper()
	client, bucket := aws.NewS3(configAt(url), more...), unique()
	if _, err := client.CreateBucket(t.Context(), &s3.CreateBucketInput{Bucket: &bucket}); err != nil {
		t.Fatalf("making a bucket: %v", err)
	}
	return aws.NewBlobs(client, bucket)
}

// queues makes a queue, and that of its dead letters, when it is first used:
// the suite invents their names.
type queues struct {
	client *sqs.Client

	mu   sync.Mutex
	urls map[string]string
}

var _ storage.Queue = (*queues)(nil)

func newQueues(url string) *queues {
	return &queues{client: aws.NewSQS(configAt(url)), urls: make(map[string]string)}
}

// of returns the Queue for a name.
func (q *queues) of(ctx context.Context, name string) (*aws.Queue, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	made := strings.TrimSuffix(name, "-dead")
	if _, there := q.urls[made]; !there && made != "" && !strings.Contains(name, "/") {
		if err := q.make(ctx, made); err != nil {
			return nil, err
		}
	}
	return aws.NewQueue(q.client, map[string]string{name: q.urls[name]}), nil
}

func (q *queues) make(ctx context.Context, name string) error {
	dead := storage.DeadLetters(name)
	made, err := q.client.CreateQueue(ctx, &sqs.CreateQueueInput{QueueName: &dead})
	if err != nil {
		return err
	}
	q.urls[dead] = *made.QueueUrl
	about, err := q.client.GetQueueAttributes(ctx, &sqs.GetQueueAttributesInput{QueueUrl: made.QueueUrl, AttributeNames: []sqstypes.QueueAttributeName{sqstypes.QueueAttributeNameQueueArn}})
	if err != nil {
		return err
	}
	redrive := fmt.Sprintf(`{"deadLetterTargetArn":%q,"maxReceiveCount":"%d"}`, about.Attributes["QueueArn"], storage.MaxReceives)
	made, err = q.client.CreateQueue(ctx, &sqs.CreateQueueInput{QueueName: &name, Attributes: map[string]string{"RedrivePolicy": redrive}})
	if err != nil {
		return err
	}
	q.urls[name] = *made.QueueUrl
	return nil
}

func (q *queues) Send(ctx context.Context, name string, body []byte, delay time.Duration) error {
	of, err := q.of(ctx, name)
	if err != nil {
		return err
	}
	return of.Send(ctx, name, body, delay)
}

func (q *queues) Receive(ctx context.Context, name string, limit int, visibility, wait time.Duration) ([]storage.Delivery, error) {
	of, err := q.of(ctx, name)
	if err != nil {
		return nil, err
	}
	return of.Receive(ctx, name, limit, visibility, wait)
}

func (q *queues) Done(ctx context.Context, d storage.Delivery) error {
	of, err := q.of(ctx, d.Queue)
	if err != nil {
		return err
	}
	return of.Done(ctx, d)
}

func (q *queues) Extend(ctx context.Context, d storage.Delivery, visibility time.Duration) error {
	of, err := q.of(ctx, d.Queue)
	if err != nil {
		return err
	}
	return of.Extend(ctx, d, visibility)
}

// The suite, unchanged, on each pair of engines.

func TestTheSuiteOnMotoAndVersitygw(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.Twin {
		moto, s3 := engines.Moto(t), engines.Versitygw(t)
		return storagetest.Twin{Table: newTable(t, moto), Blobs: newBlobs(t, s3), Queue: newQueues(moto)}
	})
}

func TestTheSuiteOnDynalite(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.Twin {
		return storagetest.Twin{Table: newTable(t, engines.Dynalite(t)), SingleWrites: true,
			Blobs: newBlobs(t, engines.Versitygw(t)), Queue: newQueues(engines.Moto(t))}
	})
}

func TestTheSuiteOnDynamoDBLocal(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.Twin {
		return storagetest.Twin{Table: newTable(t, engines.DynamoDBLocal(t)),
			Blobs: newBlobs(t, engines.Versitygw(t)), Queue: newQueues(engines.Moto(t))}
	})
}
