package access

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
)

// counting counts what the storage is asked, and fails when it is told to.
type counting struct {
	storage.Table
	gets, writes atomic.Int64
	broken       atomic.Bool
}

func (c *counting) Get(ctx context.Context, keys ...storage.Key) ([]storage.Item, error) {
	c.gets.Add(1)
	if c.broken.Load() {
		return nil, synoptic.Errorf(synoptic.CodeUnavailable, "the secret name of a host")
	}
	return c.Table.Get(ctx, keys...)
}

func (c *counting) Write(ctx context.Context, ops ...storage.Op) error {
	c.writes.Add(1)
	return c.Table.Write(ctx, ops...)
}

// door is keys and a gate over one storage, with a clock that tests move.
type door struct {
	*Keys
	*Gate
	t     testing.TB
	table *counting
	ahead atomic.Int64
	log   bytes.Buffer
}

func (d *door) pass(by time.Duration) { d.ahead.Add(int64(by)) }

var began = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)

func newDoor(t testing.TB, claim string) *door {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &door{t: t, table: &counting{Table: db.Table()}}
	now := func() time.Time { return began.Add(time.Duration(d.ahead.Load())) }
	store := storage.New(d.table, db.Blobs(), &storage.Options{Now: now})
	d.Keys = &Keys{Store: store, Now: now}
	d.Gate = NewGate(store, slog.New(slog.NewTextHandler(&d.log, nil)), &Options{WorkspaceClaim: claim, Now: now})
	return d
}

func (d *door) key(ws synoptic.Workspace, valid time.Duration) (string, Key) {
	d.t.Helper()
	text, key, err := d.Create(d.t.Context(), NewKey{Workspace: ws, Label: "test", ValidFor: valid})
	if err != nil {
		d.t.Fatal(err)
	}
	return text, key
}

// enter wants a header to be answered in a certain way: a workspace, or a
// code and words of the reason.
func (d *door) enter(header string, ws synoptic.Workspace, code synoptic.Code, says string) {
	d.t.Helper()
	got, err := d.Workspace(d.t.Context(), header)
	if got != ws || synoptic.CodeOf(err) != code || !strings.Contains(synoptic.PublicMessage(err), says) && err != nil {
		d.t.Errorf("let in as %q, %v; want %q, code %q saying %q", got, err, ws, code, says)
	}
}

func TestAKeyOpensItsWorkspaceUntilItIsOver(t *testing.T) {
	t.Parallel()
	d := newDoor(t, "")
	text, key := d.key("team-1", 0)
	short, _ := d.key("team-2", time.Hour)
	d.enter("Bearer "+text, "team-1", "", "")
	d.enter("bearer  "+short+" ", "team-2", "", "")
	d.pass(2 * time.Hour)
	d.enter("Bearer "+short, "", synoptic.CodeUnauthorized, "expired")
	d.enter("Bearer "+text, "team-1", "", "")
	if revoked, err := d.Revoke(t.Context(), key.ID); err != nil || revoked.State(d.Keys.Now()) != "revoked" {
		t.Errorf("revoked as %+v, %v", revoked, err)
	}
	d.enter("Bearer "+text, "team-1", "", "") // what was read is believed for a minute, and no longer
	d.pass(keptFor)
	d.enter("Bearer "+text, "", synoptic.CodeUnauthorized, "revoked")
	if _, err := d.Revoke(t.Context(), "000000000000"); synoptic.CodeOf(err) != synoptic.CodeNotFound {
		t.Errorf("revoking a key nobody made: %v", err)
	}
	if again, err := d.Revoke(t.Context(), text); err != nil || again.ID != key.ID {
		t.Errorf("revoking by the whole key: %+v, %v", again, err)
	}
	all, err := d.List(t.Context(), "")
	if err != nil || len(all) != 2 || all[0].LastUsedDay != "2026-11-22" || all[0].Label != "test" {
		t.Errorf("listed as %+v, %v", all, err)
	}
	if one, err := d.List(t.Context(), "team-2"); err != nil || len(one) != 1 || one[0].State(d.Keys.Now()) != "expired" {
		t.Errorf("of one workspace: %+v, %v", one, err)
	}
}

func TestForgettingMakesARevocationCountAtOnce(t *testing.T) {
	t.Parallel()
	d := newDoor(t, "")
	text, key := d.key("w", 0)
	d.enter("Bearer "+text, "w", "", "")
	if _, err := d.Revoke(t.Context(), key.ID); err != nil {
		t.Fatal(err)
	}
	d.Forget(key.ID)
	d.enter("Bearer "+text, "", synoptic.CodeUnauthorized, "revoked")
}

func TestWhatIsNoKeyIsToldFromAKeyThatIsNotKnown(t *testing.T) {
	t.Parallel()
	d := newDoor(t, "")
	text, _ := d.key("w", 0)
	before := d.table.gets.Load()
	for i := range len(text) { // every slip of the pen
		for _, c := range []byte("0z_ A\x00") {
			if c == text[i] {
				continue
			}
			says := "check digits"
			if i < len(keyPrefix) {
				says = "syn_"
			}
			d.enter("Bearer "+text[:i]+string(rune(c))+text[i+1:], "", synoptic.CodeUnauthorized, says)
		}
	}
	for header, says := range map[string]string{
		"": "is needed", "Basic eDp5": "Bearer", "Bearer": "syn_", "Bearer eyJhbGciOi.J9.x": "syn_", "Bearer " + text[:len(text)-1]: "check digits",
		"Bearer " + text + text: "check digits", text: "Bearer", "Bearer " + strings.ToUpper(text): "syn_",
	} {
		d.enter(header, "", synoptic.CodeUnauthorized, says)
	}
	if asked := d.table.gets.Load() - before; asked != 0 {
		t.Errorf("%d looks at the storage for what can be no key", asked)
	}
	d.enter("Bearer "+string(newKeyText()), "", synoptic.CodeUnauthorized, "not known")
	// The id of a key that exists, and another secret.
	forged := text[:len(keyPrefix)+idLength+1] + string(newKeyText())[len(keyPrefix)+idLength+1:len(text)-checkLength]
	d.enter("Bearer "+forged+checkDigits(forged), "", synoptic.CodeUnauthorized, "not known")
}

func TestAFloodOfBadKeysCostsFewReads(t *testing.T) {
	t.Parallel()
	d := newDoor(t, "")
	text, _ := d.key("w", 0)
	d.enter("Bearer "+text, "w", "", "")
	before := d.table.gets.Load()
	limited := 0
	for range 3 * maxRemembered {
		_, err := d.Workspace(t.Context(), "Bearer "+string(newKeyText()))
		switch synoptic.CodeOf(err) {
		case synoptic.CodeRateLimited:
			limited++
		case synoptic.CodeUnauthorized:
		default:
			t.Fatalf("answered %v", err)
		}
		d.pass(time.Millisecond) // 24 seconds in all
	}
	seconds := 3 * maxRemembered / 1000
	if asked := d.table.gets.Load() - before; asked > int64(strangersAtOnce+strangersASecond*(seconds+1)) || limited == 0 {
		t.Errorf("%d looks at the storage in %d seconds, %d told to wait", asked, seconds, limited)
	}
	if len(d.unknown) > maxRemembered || len(d.known) > maxRemembered {
		t.Errorf("%d and %d keys are remembered", len(d.unknown), len(d.known))
	}
	// Who was known before is not kept out by strangers, even when his key
	// has to be read again.
	d.pass(keptFor / 2)
	d.enter("Bearer "+text, "w", "", "")
	same := "Bearer " + string(newKeyText())
	d.pass(time.Minute)
	d.enter(same, "", synoptic.CodeUnauthorized, "not known")
	before = d.table.gets.Load()
	for range 100 {
		d.enter(same, "", synoptic.CodeUnauthorized, "not known")
	}
	if asked := d.table.gets.Load() - before; asked != 0 {
		t.Errorf("one bad key was looked up %d times in a minute", asked+1)
	}
}

func TestAKeyIsReadOnceAMinuteAndNotedOnceADay(t *testing.T) {
	t.Parallel()
	d := newDoor(t, "")
	text, _ := d.key("w", 0)
	gets, writes := d.table.gets.Load(), d.table.writes.Load()
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() {
			if ws, err := d.Workspace(t.Context(), "Bearer "+text); ws != "w" || err != nil {
				t.Errorf("%q, %v", ws, err)
			}
		})
	}
	all.Wait()
	d.pass(keptFor - 1)
	d.enter("Bearer "+text, "w", "", "")
	if asked, noted := d.table.gets.Load()-gets, d.table.writes.Load()-writes; asked != 1 || noted != 1 {
		t.Errorf("200 requests at once: %d reads, %d writes; want one each", asked, noted)
	}
	d.pass(24 * time.Hour)
	d.enter("Bearer "+text, "w", "", "")
	if noted := d.table.writes.Load() - writes; noted != 2 {
		t.Errorf("%d writes over two days", noted)
	}
}

func TestAStorageThatDoesNotAnswerLetsNobodyIn(t *testing.T) {
	t.Parallel()
	d := newDoor(t, "")
	text, _ := d.key("w", 0)
	d.enter("Bearer "+text, "w", "", "")
	d.table.broken.Store(true)
	d.enter("Bearer "+text, "w", "", "")
	d.pass(keptFor)
	d.enter("Bearer "+text, "", synoptic.CodeUnavailable, "try again")
	if _, err := d.Workspace(t.Context(), "Bearer "+text); strings.Contains(synoptic.PublicMessage(err), "host") {
		t.Errorf("the answer tells what is inside: %v", err)
	}
	d.table.broken.Store(false)
	d.enter("Bearer "+text, "w", "", "")
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	d.pass(keptFor)
	if _, err := d.Workspace(gone, "Bearer "+text); err != nil && gone.Err() == nil {
		t.Error(err)
	}
	if strings.Contains(d.log.String(), text[len(keyPrefix)+idLength+1:]) {
		t.Error("a key is in the log")
	}
}

func TestAVerifiedTokenNamesItsWorkspace(t *testing.T) {
	t.Parallel()
	d := newDoor(t, "org_id")
	text, _ := d.key("by-key", 0)
	for _, tt := range []struct {
		claims map[string]string
		header string
		ws     synoptic.Workspace
		code   synoptic.Code
	}{
		{map[string]string{"org_id": "团队|7", "sub": "x"}, "Bearer eyJ", "团队|7", ""},
		{map[string]string{"org_id": "team"}, "Bearer " + text, "team", ""}, // what was verified goes first
		{map[string]string{"sub": "x"}, "Bearer " + text, "", synoptic.CodeForbidden},
		{map[string]string{"org_id": ""}, "", "", synoptic.CodeForbidden},
		{map[string]string{"org_id": "a#b"}, "", "", synoptic.CodeForbidden},
		{map[string]string{"org_id": strings.Repeat("x", 500)}, "", "", synoptic.CodeForbidden},
		{map[string]string{}, "Bearer " + text, "by-key", ""},
		{nil, "Bearer eyJ", "", synoptic.CodeUnauthorized},
	} {
		ws, err := d.Workspace(WithClaims(t.Context(), tt.claims), tt.header)
		if ws != tt.ws || synoptic.CodeOf(err) != tt.code {
			t.Errorf("%v: %q, %v; want %q, %q", tt.claims, ws, err, tt.ws, tt.code)
		}
	}
	blind := NewGate(d.Keys.Store, slog.New(slog.NewTextHandler(io.Discard, nil)), nil)
	if ws, err := blind.Workspace(WithClaims(t.Context(), map[string]string{"org_id": "team", "": "team"}), ""); ws != "" || err == nil {
		t.Errorf("a gate that believes no token let in %q", ws)
	}
}

func TestStrangeKeysAreNotMade(t *testing.T) {
	t.Parallel()
	d := newDoor(t, "")
	for name, wanted := range map[string]NewKey{
		"no workspace": {}, "a space": {Workspace: "a b"}, "a separator": {Workspace: "a#b"}, "no text": {Workspace: "a\xff"}, "a long name": {Workspace: synoptic.Workspace(strings.Repeat("a", 101))},
		"a label of lines": {Workspace: "w", Label: "a\nb"}, "a long label": {Workspace: "w", Label: strings.Repeat("字", 101)},
		"in the past": {Workspace: "w", ValidFor: -1}, "for ages": {Workspace: "w", ValidFor: 1 << 62},
	} {
		if _, _, err := d.Create(t.Context(), wanted); synoptic.CodeOf(err) != synoptic.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	text, _ := d.key("团队-1", 0)
	if parsed, err := parseKey(text); err != nil || fmt.Sprintf("%s %v", parsed, parsed) != "[API key] [API key]" {
		t.Errorf("a key prints as %v, %v", parsed, err)
	}
}

func FuzzParseKey(f *testing.F) {
	f.Add(string(newKeyText()))
	f.Add("syn_")
	f.Add(strings.Repeat("syn_", 30))
	f.Fuzz(func(t *testing.T, s string) {
		k, err := parseKey(s)
		switch {
		case err != nil && synoptic.CodeOf(err) != synoptic.CodeUnauthorized:
			t.Errorf("%q: %v", s, err)
		case err == nil && (string(k) != s || len(k.id()) != idLength || checkDigits(s[:len(s)-checkLength]) != s[len(s)-checkLength:]):
			t.Errorf("%q was taken for a key", s)
		}
	})
}

func TestALimiterLetsASteadyRateThrough(t *testing.T) {
	t.Parallel()
	now := began
	l := NewLimiter(600, func() time.Time { return now }) // ten a second
	for i := range 100 {
		a := l.Take("a")
		if !a.Allowed || a.Remaining != 99-i || a.Quota != 100 || a.Window != 10*time.Second || a.Retry != 0 {
			t.Fatalf("request %d: %+v", i, a)
		}
	}
	if a := l.Take("a"); a.Allowed || a.Remaining != 0 || a.Retry != 100*time.Millisecond || a.Reset != 10*time.Second {
		t.Errorf("one too many: %+v", a)
	}
	if a := l.Take("b"); !a.Allowed || a.Remaining != 99 {
		t.Errorf("another workspace: %+v", a)
	}
	now = now.Add(350 * time.Millisecond)
	for i := range 4 {
		if a := l.Take("a"); a.Allowed != (i < 3) {
			t.Errorf("request %d after a third of a second: %+v", i, a)
		}
	}
	now = now.Add(-time.Hour) // a clock set back gives nothing
	if a := l.Take("a"); a.Allowed {
		t.Errorf("after the clock was set back: %+v", a)
	}
	now = now.Add(time.Second) // and goes on from there
	if a := l.Take("a"); !a.Allowed {
		t.Errorf("a second after the clock was set back: %+v", a)
	}
	slow := NewLimiter(1, func() time.Time { return now })
	for range minBurst {
		slow.Take("a")
	}
	if a := slow.Take("a"); a.Allowed || a.Retry.Round(time.Millisecond) != time.Minute {
		t.Errorf("one a minute: %+v", a)
	}
}

func TestALimiterRemembersABoundedNumber(t *testing.T) {
	t.Parallel()
	now := began
	l := NewLimiter(60, func() time.Time { return now })
	for i := range maxWorkspaces + 10 {
		l.Take(synoptic.Workspace(fmt.Sprint(i)))
	}
	if n := len(l.buckets); n > maxWorkspaces {
		t.Errorf("%d workspaces are remembered", n)
	}
	now = now.Add(time.Hour)
	l.Take("one more")
	if n := len(l.buckets); n > 1 {
		t.Errorf("%d workspaces are remembered after an hour", n)
	}
}
