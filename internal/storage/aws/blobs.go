package aws

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"net/http"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Blobs is storage.Blobs on S3, and storage.Presigner.
type Blobs struct {
	client blobCalls
	bucket string
}

var (
	_ storage.Blobs     = (*Blobs)(nil)
	_ storage.Presigner = (*Blobs)(nil)
)

// NewBlobs makes Blobs of a bucket.
func NewBlobs(client *s3.Client, bucket string) *Blobs {
	return &Blobs{callsOfBlobs(client), bucket}
}

// Put stores a blob that is not there yet, with its SHA-256, which S3 checks.
// One that is there is left as it is.
func (b *Blobs) Put(ctx context.Context, key string, body []byte) error {
	if err := storage.CheckBlob(key, body); err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	_, err := b.client.PutObject(ctx, &s3.PutObjectInput{
		Bucket: &b.bucket, Key: &key, Body: bytes.NewReader(body), ContentLength: awssdk.Int64(int64(len(body))),
		IfNoneMatch: awssdk.String("*"), ChecksumSHA256: awssdk.String(base64.StdEncoding.EncodeToString(sum[:])),
	})
	if statusOf(err) == http.StatusPreconditionFailed {
		return nil // it is there
	}
	return failure(ctx, "bucket", err)
}

// readTries bounds how often a blob is read again whose bytes stopped coming,
// or did not have their checksum. The SDK repeats what fails before that.
const readTries = 3

// Get reads a blob, and checks it against its checksum.
func (b *Blobs) Get(ctx context.Context, key string, limit int64) ([]byte, error) {
	if err := storage.CheckBlobKey(key); err != nil {
		return nil, err
	}
	if limit <= 0 || limit > storage.MaxBlobBytes {
		limit = storage.MaxBlobBytes
	}
	var broken error
	for range readTries {
		out, err := b.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &b.bucket, Key: &key, ChecksumMode: types.ChecksumModeEnabled})
		if missing(err) {
			return nil, synoptic.NotFound()
		}
		if err != nil {
			return nil, failure(ctx, "bucket", err)
		}
		body, err := readBody(out, limit)
		if err == nil || synoptic.CodeOf(err) == synoptic.CodeTooLarge {
			return body, err
		}
		if broken = err; ctx.Err() != nil {
			break
		}
	}
	return nil, failure(ctx, "bucket", broken)
}

// readBody reads what it was told of, and no byte more than limit.
func readBody(out *s3.GetObjectOutput, limit int64) ([]byte, error) {
	defer out.Body.Close()
	size := awssdk.ToInt64(out.ContentLength)
	if size > limit {
		return nil, synoptic.Errorf(synoptic.CodeTooLarge, "a blob is larger than %d bytes", limit)
	}
	var body bytes.Buffer
	body.Grow(int(max(size, 0)) + bytes.MinRead)
	if _, err := body.ReadFrom(io.LimitReader(out.Body, limit+1)); err != nil {
		return nil, err
	}
	if int64(body.Len()) > limit {
		return nil, synoptic.Errorf(synoptic.CodeTooLarge, "a blob is larger than %d bytes", limit)
	}
	return body.Bytes(), nil
}

// missing reports whether an error says that there is no such object.
func missing(err error) bool {
	return errorCode(err) == "NoSuchKey" || errorCode(err) == "NotFound" && statusOf(err) == http.StatusNotFound
}

// Exists asks for the head of a blob.
func (b *Blobs) Exists(ctx context.Context, key string) (bool, error) {
	_, err := b.Size(ctx, key)
	if synoptic.CodeOf(err) == synoptic.CodeNotFound {
		return false, nil
	}
	return err == nil, err
}

// Size returns the number of bytes of a blob without reading them;
// CodeNotFound where there is none.
func (b *Blobs) Size(ctx context.Context, key string) (int64, error) {
	if err := storage.CheckBlobKey(key); err != nil {
		return 0, err
	}
	out, err := b.client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &b.bucket, Key: &key})
	if missing(err) {
		return 0, synoptic.NotFound()
	}
	if err != nil {
		return 0, failure(ctx, "bucket", err)
	}
	return awssdk.ToInt64(out.ContentLength), nil
}

// Delete removes a blob.
func (b *Blobs) Delete(ctx context.Context, key string) error {
	if err := storage.CheckBlobKey(key); err != nil {
		return err
	}
	_, err := b.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &b.bucket, Key: &key})
	if missing(err) {
		return nil
	}
	return failure(ctx, "bucket", err)
}

// DeleteAll lists and deletes, a thousand at a time.
func (b *Blobs) DeleteAll(ctx context.Context, prefix string) error {
	if err := storage.CheckBlobPrefix(prefix); err != nil {
		return err
	}
	pages := s3.NewListObjectsV2Paginator(b.client.listing, &s3.ListObjectsV2Input{Bucket: &b.bucket, Prefix: &prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return failure(ctx, "bucket", err)
		}
		if err := b.deletePage(ctx, page.Contents); err != nil {
			return err
		}
	}
	return nil
}

func (b *Blobs) deletePage(ctx context.Context, objects []types.Object) error {
	if len(objects) == 0 {
		return nil
	}
	all := &types.Delete{Quiet: awssdk.Bool(true)}
	for _, o := range objects {
		all.Objects = append(all.Objects, types.ObjectIdentifier{Key: o.Key})
	}
	out, err := b.client.DeleteObjects(ctx, &s3.DeleteObjectsInput{Bucket: &b.bucket, Delete: all})
	if err != nil {
		return failure(ctx, "bucket", err)
	}
	if len(out.Errors) > 0 {
		first := out.Errors[0]
		cause := errors.New(awssdk.ToString(first.Code) + ": " + awssdk.ToString(first.Message))
		return synoptic.Wrap(synoptic.CodeUnavailable, "some blobs could not be deleted; try again", cause)
	}
	return nil
}
