//go:build integration

package admin

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	sqstypes "github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"synoptic/internal/access"
	"synoptic/internal/enginetest"
	"synoptic/internal/extract"
	"synoptic/internal/storage"
	"synoptic/internal/storage/aws"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

var engines = enginetest.NewFleet()

func TestMain(m *testing.M) { os.Exit(engines.Run(m)) }

func configAt(url string) awssdk.Config {
	return awssdk.Config{Region: enginetest.Region, BaseEndpoint: &url,
		Credentials: credentials.NewStaticCredentialsProvider(enginetest.AccessKey, enginetest.SecretKey, "")}
}

// queuesAt makes the queue of extraction, and that of its dead letters.
func queuesAt(t *testing.T, client *sqs.Client, name string) map[string]string {
	t.Helper()
	ctx, dead := t.Context(), name+"-dead"
	made, err := client.CreateQueue(ctx, &sqs.CreateQueueInput{QueueName: &dead})
	if err != nil {
		t.Fatal(err)
	}
	urls := map[string]string{storage.DeadLetters(work.ExtractQueue): *made.QueueUrl}
	about, err := client.GetQueueAttributes(ctx, &sqs.GetQueueAttributesInput{QueueUrl: made.QueueUrl, AttributeNames: []sqstypes.QueueAttributeName{sqstypes.QueueAttributeNameQueueArn}})
	if err != nil {
		t.Fatal(err)
	}
	redrive := fmt.Sprintf(`{"deadLetterTargetArn":%q,"maxReceiveCount":"%d"}`, about.Attributes["QueueArn"], storage.MaxReceives)
	made, err = client.CreateQueue(ctx, &sqs.CreateQueueInput{QueueName: &name, Attributes: map[string]string{"RedrivePolicy": redrive}})
	if err != nil {
		t.Fatal(err)
	}
	urls[work.ExtractQueue] = *made.QueueUrl
	return urls
}

// TestInTheCloud hands out and revokes a key on DynamoDB, and follows a
// message that always fails through SQS to the dead letters and back.
func TestInTheCloud(t *testing.T) {
	t.Parallel()
	ctx, name := t.Context(), "t-"+strings.ToLower(rand.Text())
	cfg := configAt(engines.Moto(t))
	dynamo, queues, bucket := aws.NewDynamoDB(cfg), aws.NewSQS(cfg), aws.NewS3(configAt(engines.Versitygw(t)))
	if _, err := dynamo.CreateTable(ctx, aws.TableSchema(name)); err != nil {
		t.Fatal(err)
	}
	if _, err := bucket.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: &name}); err != nil {
		t.Fatal(err)
	}
	store := storage.New(aws.NewTable(dynamo, name), aws.NewBlobs(bucket, name), nil)
	queue := aws.NewQueue(queues, queuesAt(t, queues, name))
	extraction := &extract.Service{Store: store, Queue: queue, Now: time.Now}
	o := &Here{Keys: &access.Keys{Store: store, Now: time.Now}, Store: store, Queue: queue,
		Redo: map[string]func(context.Context, work.Task) error{work.ExtractQueue: extraction.Redo}}

	made, err := o.CreateKey(ctx, access.NewKey{Workspace: "team"})
	if err != nil {
		t.Fatal(err)
	}
	if ws, err := access.NewGate(store, nil, nil).Workspace(ctx, "Bearer "+made.Text); ws != "team" || err != nil {
		t.Errorf("let in as %q, %v", ws, err)
	}
	if _, err := o.RevokeKey(ctx, made.Key.ID); err != nil {
		t.Error(err)
	}
	if keys, err := o.ListKeys(ctx, ""); err != nil || len(keys) != 1 || keys[0].LastUsedDay == "" || keys[0].RevokedAt.IsZero() {
		t.Errorf("listed %+v, %v", keys, err)
	}
	if ws, err := access.NewGate(store, nil, nil).Workspace(ctx, "Bearer "+made.Text); err == nil {
		t.Errorf("a revoked key opens %q", ws)
	}

	raw := []byte("a page")
	d, _, err := store.CreateDocument(ctx, "team", storage.NewDocument{Raw: raw, Document: synoptic.Document{
		ID: synoptic.DocumentID(raw), Status: synoptic.Pending, Extract: synoptic.ExtractNow, CreatedAt: time.Now()}})
	if err != nil {
		t.Fatal(err)
	}
	task := work.Task{Workspace: "team", ID: d.Document.ID}
	if err := work.Send(ctx, queue, work.ExtractQueue, task, 0); err != nil {
		t.Fatal(err)
	}
	for range storage.MaxReceives {
		got, err := queue.Receive(ctx, work.ExtractQueue, 1, time.Minute, 5*time.Second)
		if err != nil || len(got) != 1 {
			t.Fatalf("%d deliveries, %v", len(got), err)
		}
		if got[0].Receives == storage.MaxReceives {
			if err := extraction.GiveUp(ctx, task, synoptic.Errorf(synoptic.CodeUnavailable, "the disk is full")); err != nil {
				t.Fatal(err)
			}
		}
		if err := queue.Extend(ctx, got[0], 0); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := queue.Receive(ctx, work.ExtractQueue, 1, time.Minute, time.Second); err != nil || len(got) != 0 {
		t.Fatalf("delivered once more: %v, %v", got, err)
	}
	letters, err := o.Dead(ctx, work.ExtractQueue)
	if err != nil || len(letters) != 1 || letters[0].Status != "failed" || !strings.Contains(letters[0].Reason, "the disk is full") {
		t.Fatalf("dead letters %+v, %v", letters, err)
	}
	if n, err := o.Redrive(ctx, work.ExtractQueue); n != 1 || err != nil {
		t.Errorf("%d done again, %v", n, err)
	}
	if d, err := store.Document(ctx, "team", task.ID); err != nil || d.Document.Status != synoptic.Pending || d.Document.Error != nil {
		t.Errorf("the document is %s, %+v, %v", d.Document.Status, d.Document.Error, err)
	}
	if got, err := queue.Receive(ctx, work.ExtractQueue, 1, time.Minute, 5*time.Second); err != nil || len(got) != 1 || got[0].Receives != 1 {
		t.Errorf("delivered again: %+v, %v", got, err)
	}
}
