package letters

import "synoptic/internal/textscan"

// Signs that many rules look for, in both widths.
var (
	Colons          = textscan.RunesOf(":：")
	Semicolons      = textscan.RunesOf(";；")
	OpenParenthesis = textscan.RunesOf("(（")
	OpenSquare      = textscan.RunesOf("[［")
	Slashes         = textscan.RunesOf("/／")
	Separators      = textscan.RunesOf(",，;；、") // what stands between names or terms
)
