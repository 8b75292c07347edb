package page

import "synoptic/internal/synoptic"

// Silence is the status of an item that the page does not say: lost where the
// page shows that its abstract is missing or cut, or has none.
func (p *Page) Silence() synoptic.AnswerStatus {
	if !p.TextLost {
		for _, s := range p.Sections {
			if s.Kind == Abstract {
				return synoptic.NotReported
			}
		}
	}
	return synoptic.Lost
}
