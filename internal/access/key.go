package access

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"hash/crc32"
	"strings"

	"synoptic/internal/synoptic"
)

// A key reads syn_<id>_<secret><check>: the id names it in lists and logs, the
// secret is 256 random bits, and the check digits tell a slip of the pen from
// a key that is not known any more, without a look at the storage.
const (
	keyPrefix    = "syn_"
	idLength     = 12 // 60 bits: ids never meet
	secretLength = 52 // 256 bits, five to a character
	checkLength  = 7  // 32 bits

	keyLength = len(keyPrefix) + idLength + 1 + secretLength + checkLength
)

// alphabet has no letters that look like others.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

var encoding = base32.NewEncoding(alphabet).WithPadding(base32.NoPadding)

// keyText is an API key as its holder has it. It is printed nowhere but by
// whoever made it.
type keyText string

// String hides the key.
func (keyText) String() string { return "[API key]" }

func newKeyText() keyText {
	var id [8]byte
	var secret [32]byte
	// Neither can fail: without randomness the runtime ends the program.
	_, _ = rand.Read(id[:])
	_, _ = rand.Read(secret[:])
	text := keyPrefix + encoding.EncodeToString(id[:])[:idLength] + "_" + encoding.EncodeToString(secret[:])
	return keyText(text + checkDigits(text))
}

func checkDigits(text string) string {
	var sum [4]byte
	binary.BigEndian.PutUint32(sum[:], crc32.ChecksumIEEE([]byte(text)))
	return encoding.EncodeToString(sum[:])
}

// parseKey reads what came as a key. It fails with CodeUnauthorized, and says
// why, where it can be no key at all.
func parseKey(s string) (keyText, error) {
	if !strings.HasPrefix(s, keyPrefix) {
		return "", unauthorized("this is no API key of Synoptic; one begins with syn_")
	}
	mistyped := unauthorized("the API key is mistyped or cut off: its check digits do not fit")
	if len(s) != keyLength || s[len(keyPrefix)+idLength] != '_' {
		return "", mistyped
	}
	rest := s[len(keyPrefix):]
	if strings.Trim(rest[:idLength], alphabet) != "" || strings.Trim(rest[idLength+1:], alphabet) != "" {
		return "", mistyped
	}
	if text := s[:keyLength-checkLength]; checkDigits(text) != s[len(text):] {
		return "", mistyped
	}
	return keyText(s), nil
}

// id is the public part of the key.
func (k keyText) id() string { return string(k[len(keyPrefix):][:idLength]) }

// hash is what is kept of the key.
func (k keyText) hash() []byte {
	sum := sha256.Sum256([]byte(k))
	return sum[:]
}

func unauthorized(message string) error {
	return synoptic.Errorf(synoptic.CodeUnauthorized, "%s", message)
}
