package enginetest

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"time"
)

const loopback = "127.0.0.1"

// How long an engine has to come up and to go, and how much of what it says
// is kept.
const (
	timeToCome = 60 * time.Second
	timeToGo   = 5 * time.Second
	tailBytes  = 2 << 10
)

// spec is how one engine is started.
type spec struct {
	name     string
	optional bool
	// program says that tests run it themselves: there is nothing to start.
	program bool
	command func(port, folder string) (*exec.Cmd, error)
	// front puts something of ours before the engine; nil does not.
	front func(server string) (address string, stop func(), err error)
}

// process is an engine under way.
type process struct {
	cmd    *exec.Cmd
	folder string
	tail   tail
	ended  chan struct{}
	// stopFront takes down what stands before it.
	stopFront func()
}

// start starts an engine on a free port and waits until it answers. The port
// may be taken by somebody else before the engine has it, so a second one is
// tried.
func (s spec) start() (url string, p *process, err error) {
	if s.program {
		path, err := find(s.name, filepath.Join("bin", s.name))
		return path, nil, err
	}
	for range 2 {
		if url, p, err = s.startOnce(); err == nil {
			return url, p, nil
		}
	}
	return "", nil, err
}

func (s spec) startOnce() (string, *process, error) {
	port, err := freePort()
	if err != nil {
		return "", nil, err
	}
	folder, err := os.MkdirTemp("", "synoptic-"+s.name+"-")
	if err != nil {
		return "", nil, err
	}
	p := &process{folder: folder, ended: make(chan struct{})}
	if p.cmd, err = s.command(port, folder); err != nil {
		os.RemoveAll(folder)
		return "", nil, err
	}
	p.cmd.Dir = folder
	p.cmd.Stdout, p.cmd.Stderr = &p.tail, &p.tail
	if err := p.run(); err != nil {
		os.RemoveAll(folder)
		return "", nil, err
	}
	url := "http://" + net.JoinHostPort(loopback, port)
	if err := p.answers(url); err != nil {
		p.stop()
		return "", nil, fmt.Errorf("%w; its last words: %s", err, p.tail.text())
	}
	if s.front != nil {
		if url, p.stopFront, err = s.front(url); err != nil {
			p.stop()
			return "", nil, err
		}
	}
	return url, p, nil
}

func freePort() (string, error) {
	listener, err := net.Listen("tcp", net.JoinHostPort(loopback, "0"))
	if err != nil {
		return "", err
	}
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	return port, err
}

// run starts the process from a thread that stays: where the system can, it
// ends the process together with the thread that started it, so that a test
// that is killed leaves no engine behind.
func (p *process) run() error {
	endWithUs(p.cmd)
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := p.cmd.Start()
		started <- err
		if err == nil {
			p.cmd.Wait()
			close(p.ended)
		}
	}()
	return <-started
}

// answers waits until the engine answers anything at all.
func (p *process) answers(url string) error {
	ctx, cancel := context.WithTimeout(context.Background(), timeToCome)
	defer cancel()
	look := time.NewTicker(100 * time.Millisecond)
	defer look.Stop()
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return err
		}
		if response, err := http.DefaultClient.Do(request); err == nil {
			return response.Body.Close()
		}
		select {
		case <-look.C:
		case <-p.ended:
			return fmt.Errorf("it ended at once")
		case <-ctx.Done():
			return fmt.Errorf("it did not answer within %v", timeToCome)
		}
	}
}

// stop asks the process to end, ends it if it does not, and removes its data.
func (p *process) stop() {
	if p == nil {
		return
	}
	if p.stopFront != nil {
		p.stopFront()
	}
	p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.ended:
	case <-time.After(timeToGo):
		p.cmd.Process.Kill()
		<-p.ended
	}
	os.RemoveAll(p.folder)
}

// tail keeps the last that was written to it.
type tail struct {
	mu   sync.Mutex
	kept []byte
}

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.kept = append(t.kept, b...)
	t.kept = t.kept[max(0, len(t.kept)-tailBytes):]
	return len(b), nil
}

func (t *tail) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.kept)
}
