package synoptic

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strings"
)

var idEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// DocumentID derives the id of a document from its bytes, so that the same
// page uploaded twice is one document.
func DocumentID(raw []byte) string {
	sum := sha256.Sum256(raw)
	return "doc_" + idEncoding.EncodeToString(sum[:16])
}

// NewReviewID makes a fresh random id for a review.
func NewReviewID() string { return "rev_" + strings.ToLower(rand.Text()) }

// NewUploadID makes a fresh random id for an upload.
func NewUploadID() string { return "upl_" + strings.ToLower(rand.Text()) }

// SHA256Hex returns the SHA-256 of b in lower-case hex, as every hash in the
// contract is written.
func SHA256Hex(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
