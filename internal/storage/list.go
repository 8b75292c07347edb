package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// maxRounds bounds how many pages of a list are read for one page of an
// answer, where a filter lets little through. The answer is then short, with
// a cursor to go on.
const maxRounds = 10

// ListDocuments returns documents, newest first. It reads the list that is
// narrowest for the filter (those of a term, else of a status, else all) and
// looks at each document itself, so that a list that lags costs entries,
// never wrong ones.
func (s *Store) ListDocuments(ctx context.Context, ws synoptic.Workspace, f DocumentFilter, p PageRequest) (Listing[StoredDocument], error) {
	list := cursorList{"documents", fmt.Sprintf("%q %q %q %q", ws, f.Status, f.Language, f.Terms)}
	limit, at, err := list.start(p)
	if err != nil {
		return Listing[StoredDocument]{}, err
	}
	q := f.query(ws)
	q.Descending, q.After = true, at.After
	var out Listing[StoredDocument]
	for range maxRounds {
		q.Limit = max(limit, 50)
		if f.all() {
			q.Limit = limit - len(out.Items)
		}
		page, err := s.table.Query(ctx, q)
		if err != nil {
			return out, err
		}
		found, err := s.listed(ctx, ws, page.Items)
		if err != nil {
			return out, err
		}
		for i, it := range page.Items {
			q.After = positionOf(it, q.Index)
			d, ok := found[i]
			if !ok || !f.lets(d) {
				continue
			}
			out.Items = append(out.Items, d)
			if len(out.Items) == limit {
				if page.More || i+1 < len(page.Items) {
					out.NextCursor = list.cursor(place{After: q.After})
				}
				return out, s.addExtractions(ctx, out.Items)
			}
		}
		if !page.More {
			return out, s.addExtractions(ctx, out.Items)
		}
	}
	out.NextCursor = list.cursor(place{After: q.After})
	return out, s.addExtractions(ctx, out.Items)
}

// listed reads the documents that entries of a list stand for, by the index of
// the entry.
func (s *Store) listed(ctx context.Context, ws synoptic.Workspace, entries []Item) (map[int]StoredDocument, error) {
	keys := make([]Key, len(entries))
	for i, e := range entries {
		keys[i] = e.Key
		if e.Sort != sortDocument { // an entry of a term names the document in its body
			keys[i] = documentKey(ws, string(e.Body))
		}
	}
	documents, err := s.documentsOf(ctx, keys)
	if err != nil {
		return nil, err
	}
	byPartition := make(map[string]StoredDocument, len(documents))
	for _, d := range documents {
		byPartition[documentKey(d.Workspace, d.Document.ID).Partition] = d
	}
	found := make(map[int]StoredDocument, len(documents))
	for i, e := range entries {
		d, ok := byPartition[keys[i].Partition]
		place := e.Sort
		if len(e.Indexes) > 0 {
			place = e.Indexes[0].Sort
		}
		// An entry left over from an earlier life of the document stands
		// at another time.
		if ok && d.kept.Life == alive && d.Workspace == ws && place == byTime(d.Document.CreatedAt, d.Document.ID) {
			found[i] = d
		}
	}
	return found, nil
}

// query names the narrowest list for the filter.
func (f DocumentFilter) query(ws synoptic.Workspace) Query {
	switch {
	case len(f.Terms) > 0:
		// The longest term is likely to find the fewest.
		longest := slices.MaxFunc(f.Terms, func(a, b string) int { return len(a) - len(b) })
		return Query{Partition: partition(ws, "T", longest)}
	case f.Status != "":
		return Query{Index: IndexState, Partition: partition(ws, "S", string(f.Status))}
	}
	return Query{Index: IndexList, Partition: partition(ws, "L", "documents")}
}

func (f DocumentFilter) all() bool { return f.Status == "" && f.Language == "" && len(f.Terms) == 0 }

// lets reports whether a document passes the filter.
func (f DocumentFilter) lets(d StoredDocument) bool {
	if f.Status != "" && d.Document.Status != f.Status {
		return false
	}
	if f.Language != "" && pageLanguage(d.Document.Record) != f.Language {
		return false
	}
	for _, t := range f.Terms {
		if !slices.Contains(d.kept.Terms, t) {
			return false
		}
	}
	return true
}

// pageLanguage groups the BCP 47 tag of a record into the languages of the
// contract; empty where there is none.
func pageLanguage(r *synoptic.Record) synoptic.Language {
	if r == nil || r.Language == "" {
		return ""
	}
	tag, _, _ := strings.Cut(strings.ToLower(string(r.Language)), "-")
	switch tag {
	case "zh":
		return synoptic.Chinese
	case "en":
		return synoptic.English
	}
	return synoptic.OtherLanguage
}
