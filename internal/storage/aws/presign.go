package aws

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"mime"
	"net/http"
	"strings"
	"time"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

const anyBytes = "application/octet-stream"

// PresignGet signs what the browser is told of the bytes together with the
// request, so that its holder cannot have them served as anything else.
func (b *Blobs) PresignGet(ctx context.Context, key string, as storage.Attachment, ttl time.Duration) (storage.PresignedRequest, error) {
	if err := storage.CheckBlobKey(key); err != nil {
		return storage.PresignedRequest{}, err
	}
	if err := storage.CheckPresignTTL(ttl); err != nil {
		return storage.PresignedRequest{}, err
	}
	contentType, err := mediaType(as.ContentType)
	if err != nil {
		return storage.PresignedRequest{}, err
	}
	expires := time.Now().Add(ttl)
	signed, err := b.client.PresignGetObject(ctx, &s3.GetObjectInput{
		Bucket: &b.bucket, Key: &key, ResponseContentType: &contentType, ResponseContentDisposition: awssdk.String(disposition(as.FileName)),
		ResponseCacheControl: awssdk.String("private, no-store"),
	}, s3.WithPresignExpires(ttl), withoutResponseChecksum)
	return presigned(signed, expires, err)
}

// PresignPut signs length, type, SHA-256 and "only if there is none", so that
// S3 refuses all but the bytes declared.
func (b *Blobs) PresignPut(ctx context.Context, key string, of storage.DeclaredUpload, ttl time.Duration) (storage.PresignedRequest, error) {
	own, incoming := strings.CutPrefix(key, storage.IncomingFolder)
	if !incoming {
		return storage.PresignedRequest{}, synoptic.Errorf(synoptic.CodeInvalid, "an upload does not go to %.100q", key)
	}
	if err := storage.CheckUpload(own, of, ttl); err != nil {
		return storage.PresignedRequest{}, err
	}
	if err := storage.CheckPresignTTL(ttl); err != nil {
		return storage.PresignedRequest{}, err
	}
	contentType, err := mediaType(of.ContentType)
	if err != nil {
		return storage.PresignedRequest{}, err
	}
	sum, err := hex.DecodeString(of.SHA256)
	if err != nil {
		return storage.PresignedRequest{}, synoptic.Invalid("the SHA-256 is not written in hexadecimal digits")
	}
	expires := time.Now().Add(ttl)
	signed, err := b.client.PresignPutObject(ctx, &s3.PutObjectInput{
		Bucket: &b.bucket, Key: &key, ContentLength: &of.SizeBytes, ContentType: &contentType, IfNoneMatch: awssdk.String("*"),
		ChecksumSHA256: awssdk.String(base64.StdEncoding.EncodeToString(sum)),
	}, s3.WithPresignExpires(ttl))
	return presigned(signed, expires, err)
}

// withoutResponseChecksum keeps a header out of the signature that a browser
// following a link does not send.
func withoutResponseChecksum(o *s3.PresignOptions) {
	o.ClientOptions = append(o.ClientOptions, func(o *s3.Options) {
		o.ResponseChecksumValidation = awssdk.ResponseChecksumValidationWhenRequired
	})
}

func presigned(signed *v4.PresignedHTTPRequest, expires time.Time, err error) (storage.PresignedRequest, error) {
	if err != nil {
		return storage.PresignedRequest{}, synoptic.Wrap(synoptic.CodeInternal, "a request could not be signed", err)
	}
	headers := make(map[string]string)
	for name, values := range signed.SignedHeader {
		if !strings.EqualFold(name, "Host") { // the client takes it from the URL
			headers[http.CanonicalHeaderKey(name)] = strings.Join(values, ",")
		}
	}
	return storage.PresignedRequest{Method: signed.Method, URL: signed.URL, Headers: headers, ExpiresAt: expires.UTC().Truncate(time.Second)}, nil
}

// mediaType returns a media type in its one spelling, so that nothing else
// gets into a header.
func mediaType(s string) (string, error) {
	if s == "" {
		return anyBytes, nil
	}
	kind, params, err := mime.ParseMediaType(s)
	if err == nil {
		s = mime.FormatMediaType(kind, params)
	}
	if err != nil || s == "" || len(s) > 200 {
		return "", synoptic.Invalid("the media type is not one")
	}
	return s, nil
}

// maxFileNameBytes bounds the name in a header.
const maxFileNameBytes = 200

// disposition writes the header that makes a browser save the bytes under a
// name instead of showing them.
func disposition(fileName string) string {
	fileName = strings.ToValidUTF8(fileName, "")
	for len(fileName) > maxFileNameBytes {
		fileName = fileName[:strings.LastIndexFunc(fileName, func(rune) bool { return true })]
	}
	if fileName == "" {
		return "attachment"
	}
	return mime.FormatMediaType("attachment", map[string]string{"filename": fileName})
}
