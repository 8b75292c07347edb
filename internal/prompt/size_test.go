package prompt

import (
	"testing"

	"github.com/tiktoken-go/tokenizer"
)

// Providers cache a prefix from 1,024 tokens on, and everything beyond what is
// needed is paid for on every page. The schema is counted where its types are,
// in modelengine and modelwriter; here, the words are kept within bounds.
func TestFixedPartsAreShort(t *testing.T) {
	t.Parallel()
	codec, err := tokenizer.Get(tokenizer.O200kBase)
	if err != nil {
		t.Fatal(err)
	}
	set := load4(t)
	for name, text := range map[string]string{"extract": set.Extract.System, "compose": set.Compose.System, "merge": set.Merge.System} {
		ids, _, err := codec.Encode(text)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d tokens", name, len(ids))
		if len(ids) > 1300 {
			t.Errorf("the fixed part of %s is %d tokens long", name, len(ids))
		}
	}
}
