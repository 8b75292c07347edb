package awssetup

import (
	"context"
	"fmt"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
)

// Waiting makes what tells how many messages of a queue wait to be received,
// now or after a delay. SQS counts roughly, and that will do.
func (f *Function) Waiting() func(ctx context.Context, queue string) (int, error) {
	client, urls := f.cloud.sqs(), queues(f.Names)
	return func(ctx context.Context, queue string) (int, error) { return waiting(ctx, client, urls[queue]) }
}

func waiting(ctx context.Context, client *sqs.Client, url string) (int, error) {
	counted := []types.QueueAttributeName{types.QueueAttributeNameApproximateNumberOfMessages, types.QueueAttributeNameApproximateNumberOfMessagesDelayed}
	out, err := client.GetQueueAttributes(ctx, &sqs.GetQueueAttributesInput{QueueUrl: &url, AttributeNames: counted})
	if err != nil {
		return 0, fmt.Errorf("asking how long a queue is: %w", err)
	}
	sum := 0
	for _, name := range counted {
		n, err := strconv.Atoi(out.Attributes[string(name)])
		if err != nil {
			return 0, fmt.Errorf("a queue does not tell its %s: %w", name, err)
		}
		sum += n
	}
	return sum, nil
}
