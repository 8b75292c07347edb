package storage

import (
	"fmt"

	"synoptic/internal/synoptic"
)

// ConditionError says that a Write was refused, whole, because the condition
// of one of its operations did not hold. Its code is CodeConflict.
type ConditionError struct {
	Op int // index of an operation whose condition failed
}

func (e *ConditionError) Error() string {
	return fmt.Sprintf("the condition of operation %d does not hold", e.Op)
}

// Unwrap gives the error its code.
func (e *ConditionError) Unwrap() error {
	return synoptic.Errorf(synoptic.CodeConflict, "somebody else changed this first")
}
