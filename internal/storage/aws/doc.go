// Package aws is the cloud twin of the storage ports: Table on DynamoDB, Blobs
// on S3, Queue on SQS. It takes ready clients and knows nothing of accounts,
// regions and credentials; NewClients makes clients whose retries and
// time-outs are set.
//
// # The table
//
// One table, on-demand. Every key attribute is a string (S).
//
//	key      hash pk, range sk          storage.Key
//	index    list    hash list_pk,  range list_sk     KEYS_ONLY
//	index    state   hash state_pk, range state_sk    KEYS_ONLY
//	index    due     hash due_pk,   range due_sk      KEYS_ONLY
//	TTL      expires_at
//
//	attribute            type  holds
//	pk, sk               S     storage.Key
//	<index>_pk, _sk      S     the item's entry in that index; absent where it has none, which makes the index sparse
//	body                 B     storage.Item.Body; absent where it is empty
//	revision             N     1 for a new item, one more with each write
//	wrote                S     which Write made this revision, see below
//	expires_at           N     seconds since 1970; absent where the item stays
//	n_<name>             N     one counter each
//
// TableSchema says the same to DynamoDB.
//
// Every write is an UpdateItem, DeleteItem or, of more than one operation, a
// TransactWriteItems, with its condition on pk or revision. A request that
// failed may have been done all the same, and the SDK repeats it: the second
// time the condition fails, because of the first. So each Write leaves a name
// of its own in wrote; when a condition fails after an attempt whose end is
// unknown, the items are read, and a Write that finds its own name there has
// succeeded. Where that cannot be told any more, the answer is
// CodeUnavailable, never a refusal. An Add, which would count twice, is not
// repeated unless it was surely not done.
//
// # The bucket
//
// Keys are those of storage.Blobs, as they are. Objects are written with
// If-None-Match: *, so that none is written twice, and with their SHA-256,
// which S3 checks. Uploads of clients land under incoming/ (IncomingFolder):
// a lifecycle rule removes what was abandoned there.
//
// A role that reads needs s3:ListBucket as well, or S3 answers 403 for what is
// not there.
//
// # The queues
//
// A queue of the port is a queue of SQS, and so is the one of its dead
// letters, storage.DeadLetters(name); a redrive policy with maxReceiveCount
// storage.MaxReceives leads from one to the other. They are standard queues.
// The trace of the context (synoptic.TraceOf) goes along as the message
// attribute trace_id, a String, and where it is one of X-Ray as the system
// attribute AWSTraceHeader too.
//
// # Rights
//
// Table: dynamodb:GetItem, BatchGetItem, Query, UpdateItem, DeleteItem,
// ConditionCheckItem on the table, and Query on its indexes. Blobs:
// s3:GetObject, PutObject, DeleteObject on the objects, ListBucket on the
// bucket. Queue: sqs:SendMessage, ReceiveMessage, DeleteMessage,
// ChangeMessageVisibility.
package aws
