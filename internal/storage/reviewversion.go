package storage

import (
	"context"
	"slices"

	"synoptic/internal/synoptic"
)

// MaxReviewVersions bounds the versions of a review that are kept; beyond it
// the oldest go.
const MaxReviewVersions = 50

// keptVersion is a finished version of a review, whole, in a blob.
type keptVersion struct {
	Version synoptic.ReviewVersion `json:"version"`
	Content string                 `json:"content"`
}

// KeepVersion puts the review as it stands aside as a version of its own,
// under its number. The review points to it once it is saved; putting the same
// version aside again replaces it.
func (s *Store) KeepVersion(ctx context.Context, r StoredReview) (StoredReview, error) {
	body, err := s.encode(r.Review)
	if err != nil {
		return r, err
	}
	key := reviewFolder(r.Workspace, r.Review.ID) + "version/" + synoptic.SHA256Hex(body)
	if err := s.blobs.Put(ctx, key, body); err != nil {
		return r, err
	}
	statements := 0
	for _, section := range r.Review.Synthesis {
		statements += len(section.Statements)
	}
	version := synoptic.ReviewVersion{Version: r.Review.Version, CompletedAt: r.Review.CompletedAt, Engine: r.Review.Engine,
		Included: len(r.Review.Included), Statements: statements, Usage: r.Review.Usage}
	kept := slices.DeleteFunc(slices.Clone(r.kept.Versions), func(v keptVersion) bool { return v.Version.Version == version.Version })
	kept = append(kept, keptVersion{version, key})
	// What falls out goes with the folder of the review.
	r.kept.Versions = kept[max(0, len(kept)-MaxReviewVersions):]
	return r, nil
}

// Versions lists the versions of a review that are kept, newest first.
func (r *StoredReview) Versions() []synoptic.ReviewVersion {
	list := make([]synoptic.ReviewVersion, 0, len(r.kept.Versions))
	for _, v := range slices.Backward(r.kept.Versions) {
		list = append(list, v.Version)
	}
	return list
}

// ReviewVersion returns one version of a review, complete; CodeNotFound where
// it is not kept.
func (s *Store) ReviewVersion(ctx context.Context, ws synoptic.Workspace, id string, version int) (synoptic.Review, error) {
	var review synoptic.Review
	r, err := s.liveReview(ctx, ws, id)
	if err != nil {
		return review, err
	}
	i := slices.IndexFunc(r.kept.Versions, func(v keptVersion) bool { return v.Version.Version == version })
	if i < 0 {
		return review, synoptic.Errorf(synoptic.CodeNotFound, "there is no version %d of this review", version)
	}
	body, err := s.blobs.Get(ctx, r.kept.Versions[i].Content, 0)
	if err != nil {
		return review, err
	}
	return review, decode(body, &review)
}
