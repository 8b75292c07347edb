package enginetest

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
)

// oneWriteAtATime stands before moto and lets it do one writing request to
// DynamoDB at a time, and none while it reads. Moto answers from many threads
// without a lock: a transaction works on the one copy that all see and, when
// it is refused, lays the table back as it was before, over whatever others
// wrote meanwhile. Without this, who loses a race takes the winner's write
// away. Moto gets no slower by it: it is one Python process. That writes which
// really meet exclude each other is for the other engines to show.
type oneWriteAtATime struct {
	mu   sync.RWMutex
	next http.Handler
}

func (o *oneWriteAtATime) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	service, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	switch {
	case !strings.HasPrefix(service, "DynamoDB_"):
	case strings.HasSuffix(operation, "GetItem"), strings.HasSuffix(operation, "GetItems"), operation == "Query":
		o.mu.RLock()
		defer o.mu.RUnlock()
	default:
		o.mu.Lock()
		defer o.mu.Unlock()
	}
	o.next.ServeHTTP(w, r)
}

// front puts oneWriteAtATime before a server, and returns its address.
func front(server string) (address string, stop func(), err error) {
	target, err := url.Parse(server)
	if err != nil {
		return "", nil, err
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(loopback, "0"))
	if err != nil {
		return "", nil, err
	}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(target)
		r.Out.Host = r.In.Host // queues are named by the address that was asked
	}}
	ours := &http.Server{Handler: &oneWriteAtATime{next: proxy}}
	go ours.Serve(listener) // ends with Close
	return fmt.Sprintf("http://%s", listener.Addr()), func() { ours.Close() }, nil
}
