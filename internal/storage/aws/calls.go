package aws

import (
	"context"

	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

// What the adapters use of their clients: functions instead of the clients
// themselves. Where a program looks up methods by name somewhere, as every one
// with templates does, the linker keeps all methods of all types that values
// of interfaces lead to: of a client that lies in a Table, all operations of
// the service. A function that is kept leads nowhere else.

type call[I, O, Opts any] = func(context.Context, *I, ...func(*Opts)) (*O, error)

type tableCalls struct {
	GetItem            call[dynamodb.GetItemInput, dynamodb.GetItemOutput, dynamodb.Options]
	BatchGetItem       call[dynamodb.BatchGetItemInput, dynamodb.BatchGetItemOutput, dynamodb.Options]
	Query              call[dynamodb.QueryInput, dynamodb.QueryOutput, dynamodb.Options]
	UpdateItem         call[dynamodb.UpdateItemInput, dynamodb.UpdateItemOutput, dynamodb.Options]
	DeleteItem         call[dynamodb.DeleteItemInput, dynamodb.DeleteItemOutput, dynamodb.Options]
	TransactWriteItems call[dynamodb.TransactWriteItemsInput, dynamodb.TransactWriteItemsOutput, dynamodb.Options]
}

func callsOfTable(c *dynamodb.Client) tableCalls {
	return tableCalls{c.GetItem, c.BatchGetItem, c.Query, c.UpdateItem, c.DeleteItem, c.TransactWriteItems}
}

type blobCalls struct {
	PutObject        call[s3.PutObjectInput, s3.PutObjectOutput, s3.Options]
	GetObject        call[s3.GetObjectInput, s3.GetObjectOutput, s3.Options]
	HeadObject       call[s3.HeadObjectInput, s3.HeadObjectOutput, s3.Options]
	DeleteObject     call[s3.DeleteObjectInput, s3.DeleteObjectOutput, s3.Options]
	DeleteObjects    call[s3.DeleteObjectsInput, s3.DeleteObjectsOutput, s3.Options]
	listing          listing
	PresignGetObject call[s3.GetObjectInput, v4.PresignedHTTPRequest, s3.PresignOptions]
	PresignPutObject call[s3.PutObjectInput, v4.PresignedHTTPRequest, s3.PresignOptions]
}

// listing is what a paginator of S3 asks.
type listing call[s3.ListObjectsV2Input, s3.ListObjectsV2Output, s3.Options]

// ListObjectsV2 lists one page.
func (l listing) ListObjectsV2(ctx context.Context, in *s3.ListObjectsV2Input, opts ...func(*s3.Options)) (*s3.ListObjectsV2Output, error) {
	return l(ctx, in, opts...)
}

func callsOfBlobs(c *s3.Client) blobCalls {
	presign := s3.NewPresignClient(c)
	return blobCalls{c.PutObject, c.GetObject, c.HeadObject, c.DeleteObject, c.DeleteObjects, c.ListObjectsV2, presign.PresignGetObject, presign.PresignPutObject}
}

type queueCalls struct {
	SendMessage             call[sqs.SendMessageInput, sqs.SendMessageOutput, sqs.Options]
	ReceiveMessage          call[sqs.ReceiveMessageInput, sqs.ReceiveMessageOutput, sqs.Options]
	DeleteMessage           call[sqs.DeleteMessageInput, sqs.DeleteMessageOutput, sqs.Options]
	ChangeMessageVisibility call[sqs.ChangeMessageVisibilityInput, sqs.ChangeMessageVisibilityOutput, sqs.Options]
}

func callsOfQueue(c *sqs.Client) queueCalls {
	return queueCalls{c.SendMessage, c.ReceiveMessage, c.DeleteMessage, c.ChangeMessageVisibility}
}
