package aws

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Queue is storage.Queue on SQS.
type Queue struct {
	client queueCalls
	urls   map[string]string
}

var _ storage.Queue = (*Queue)(nil)

// NewQueue makes a Queue of the queues whose URLs are given by name. Those of
// dead letters (storage.DeadLetters) are needed by whoever reads them; the
// redrive policy fills them without.
func NewQueue(client *sqs.Client, urls map[string]string) *Queue {
	return &Queue{callsOfQueue(client), urls}
}

// TraceAttribute is the message attribute that carries the trace id.
const TraceAttribute = "trace_id"

func (q *Queue) url(name string) (*string, error) {
	if url, ok := q.urls[name]; ok {
		return &url, nil
	}
	return nil, synoptic.Wrap(synoptic.CodeInternal, "a queue is not set up", errors.New("no URL for queue "+strconv.Quote(name)))
}

// Send offers a message; SQS counts its delay in whole seconds, which are
// rounded up.
func (q *Queue) Send(ctx context.Context, name string, body []byte, delay time.Duration) error {
	if err := storage.CheckSend(name, body, delay); err != nil {
		return err
	}
	url, err := q.url(name)
	if err != nil {
		return err
	}
	in := &sqs.SendMessageInput{QueueUrl: url, MessageBody: awssdk.String(string(body)), DelaySeconds: seconds(delay)}
	carryTrace(in, synoptic.TraceOf(ctx))
	_, err = q.client.SendMessage(ctx, in)
	if _, ok := errors.AsType[*types.InvalidMessageContents](err); ok {
		return synoptic.Wrap(synoptic.CodeInvalid, "a message has characters that no queue takes", err)
	}
	return failure(ctx, "queue", err)
}

// carryTrace lets a message carry a trace id, unless it would become too
// large with it.
func carryTrace(in *sqs.SendMessageInput, trace string) {
	if trace == "" || len(*in.MessageBody)+len(TraceAttribute)+len("String")+len(trace) > storage.MaxMessageBytes {
		return
	}
	value := types.MessageAttributeValue{DataType: awssdk.String("String"), StringValue: &trace}
	in.MessageAttributes = map[string]types.MessageAttributeValue{TraceAttribute: value}
	if strings.HasPrefix(trace, "Root=1-") {
		header := types.MessageSystemAttributeValue{DataType: value.DataType, StringValue: value.StringValue}
		in.MessageSystemAttributes = map[string]types.MessageSystemAttributeValue{
			string(types.MessageSystemAttributeNameForSendsAWSTraceHeader): header,
		}
	}
}

// Receive waits in whole seconds, rounded up, and so lasts the visibility. No
// wait at all is as long as the queue's own, which is 0 unless it was set.
func (q *Queue) Receive(ctx context.Context, name string, limit int, visibility, wait time.Duration) ([]storage.Delivery, error) {
	if err := storage.CheckReceive(name, limit, visibility, wait); err != nil {
		return nil, err
	}
	url, err := q.url(name)
	if err != nil {
		return nil, err
	}
	out, err := q.client.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{
		QueueUrl: url, MaxNumberOfMessages: int32(limit), VisibilityTimeout: seconds(visibility), WaitTimeSeconds: seconds(wait),
		MessageSystemAttributeNames: []types.MessageSystemAttributeName{types.MessageSystemAttributeNameApproximateReceiveCount},
		MessageAttributeNames:       []string{TraceAttribute},
	})
	if err != nil {
		return nil, failure(ctx, "queue", err)
	}
	var got []storage.Delivery
	for _, m := range out.Messages {
		d := storage.Delivery{Queue: name, Receipt: awssdk.ToString(m.ReceiptHandle), Body: []byte(awssdk.ToString(m.Body))}
		count := m.Attributes[string(types.MessageSystemAttributeNameApproximateReceiveCount)]
		if d.Receives, err = strconv.Atoi(count); err != nil {
			d.Receives = 1 // it came once at least
		}
		d.Trace = awssdk.ToString(m.MessageAttributes[TraceAttribute].StringValue)
		got = append(got, d)
	}
	return got, nil
}

// Done removes a delivered message.
func (q *Queue) Done(ctx context.Context, d storage.Delivery) error {
	url, err := q.url(d.Queue)
	if err != nil {
		return err
	}
	_, err = q.client.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: url, ReceiptHandle: &d.Receipt})
	if noLongerOurs(err) {
		return nil
	}
	return failure(ctx, "queue", err)
}

// Extend hides a delivered message for another visibility, in whole seconds,
// rounded up.
func (q *Queue) Extend(ctx context.Context, d storage.Delivery, visibility time.Duration) error {
	if err := storage.CheckExtend(visibility); err != nil {
		return err
	}
	url, err := q.url(d.Queue)
	if err != nil {
		return err
	}
	_, err = q.client.ChangeMessageVisibility(ctx, &sqs.ChangeMessageVisibilityInput{
		QueueUrl: url, ReceiptHandle: &d.Receipt, VisibilityTimeout: seconds(visibility),
	})
	if noLongerOurs(err) {
		return synoptic.Wrap(synoptic.CodeConflict, "the message is no longer this receiver's", err)
	}
	return failure(ctx, "queue", err)
}

// noLongerOurs reports whether a receipt fits nothing any more.
func noLongerOurs(err error) bool {
	_, invalid := errors.AsType[*types.ReceiptHandleIsInvalid](err)
	_, visible := errors.AsType[*types.MessageNotInflight](err)
	return invalid || visible
}

// seconds rounds up to whole seconds.
func seconds(d time.Duration) int32 { return int32((d + time.Second - 1) / time.Second) }
