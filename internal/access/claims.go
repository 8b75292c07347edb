package access

import "context"

type claimsKey struct{}

// WithClaims adds the claims of a token that somebody in front of this
// program has verified, such as the JWT authorizer of an API gateway; none at
// all is no token. Never call it with anything that a caller could have
// written.
func WithClaims(ctx context.Context, claims map[string]string) context.Context {
	if len(claims) == 0 {
		return ctx
	}
	return context.WithValue(ctx, claimsKey{}, claims)
}

// claimsOf returns the verified claims, nil where no token was verified.
func claimsOf(ctx context.Context) map[string]string {
	claims, _ := ctx.Value(claimsKey{}).(map[string]string)
	return claims
}
