package storage

import (
	"context"
	"maps"
	"slices"

	"synoptic/internal/synoptic"
)

// Changed returns those of the documents that were written since they had the
// given revisions, as they are now and with their extractions, and the ids of
// those that are not there any more, both by id. Whatever is decided, found or
// told of a document is written with it, so that one of the same revision says
// the same; it is not even unpacked. That takes one batch read, and one more
// for what has changed.
func (s *Store) Changed(ctx context.Context, ws synoptic.Workspace, since map[string]int64) (changed []StoredDocument, gone []string, err error) {
	ids := slices.Sorted(maps.Keys(since))
	if len(ids) == 0 {
		return nil, nil, nil
	}
	keys := make([]Key, len(ids))
	for i, id := range ids {
		keys[i] = documentKey(ws, id)
	}
	items, err := s.table.Get(ctx, keys...)
	if err != nil {
		return nil, nil, err
	}
	found := byKey(items)
	for i, id := range ids {
		it, there := found[keys[i]]
		if there && it.Revision == since[id] {
			continue
		}
		var d StoredDocument
		if there {
			if d, err = s.readDocument(ctx, it); err != nil {
				return nil, nil, err
			}
		}
		if !there || d.kept.Life != alive {
			gone = append(gone, id)
			continue
		}
		changed = append(changed, d)
	}
	return changed, gone, s.addExtractions(ctx, changed)
}
