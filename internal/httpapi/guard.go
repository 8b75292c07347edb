package httpapi

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"synoptic/internal/synoptic"
)

// loopbackOnly refuses requests that a web page elsewhere made a browser send
// to this machine: a foreign Host (DNS rebinding) or a foreign Origin. The
// local server needs no key because of this.
func loopbackOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopback(hostOnly(r.Host)) {
			writeProblem(w, problemOf(synoptic.Errorf(synoptic.CodeForbidden, "this server answers on a loopback address only; the Host header names another one")))
			return
		}
		if origin := r.Header.Get("Origin"); origin != "" && !sameOrigin(origin, r.Host) {
			writeProblem(w, problemOf(synoptic.Errorf(synoptic.CodeForbidden, "requests from pages of other origins are refused")))
			return
		}
		next.ServeHTTP(w, r)
	})
}

func hostOnly(hostport string) string {
	if host, _, err := net.SplitHostPort(hostport); err == nil {
		return host
	}
	return strings.Trim(hostport, "[]")
}

func isLoopback(host string) bool {
	if strings.EqualFold(strings.TrimSuffix(host, "."), "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// sameOrigin reports whether an Origin header is this server's own: a
// loopback name with the port of the request. "null" is nobody's.
func sameOrigin(origin, host string) bool {
	u, err := url.Parse(origin)
	if err != nil || !isLoopback(u.Hostname()) {
		return false
	}
	_, port, err := net.SplitHostPort(host)
	if err != nil {
		port = "80"
	}
	ours := u.Port()
	if ours == "" {
		ours = "80"
	}
	return u.Scheme == "http" && ours == port
}
