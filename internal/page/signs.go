package page

import "synoptic/internal/textscan"

// Signs that many rules look for, in both widths.
var (
	colonPair     = textscan.RunesOf(":：")
	semicolonPair = textscan.RunesOf(";；")
	parenthesis   = textscan.RunesOf("(（")
	square        = textscan.RunesOf("[［")
	slashPair     = textscan.RunesOf("/／")
	separators    = textscan.RunesOf(",，;；、")

	// those of labels, see labelmatch.go
	colonSigns  = textscan.RunesOf(colons)
	bulletSigns = textscan.RunesOf(bullets)
	openSigns   = textscan.RunesOf(openBrackets)
	closeSigns  = textscan.RunesOf(closeBrackets)
)
