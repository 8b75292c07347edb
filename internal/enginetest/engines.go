package enginetest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What the engines take for credentials. Only versitygw looks at them.
const (
	AccessKey = "test"
	SecretKey = "testtest"
	Region    = "us-east-1"
)

// Moto is DynamoDB and SQS, and most of AWS besides.
func (f *Fleet) Moto(t testing.TB) (url string) {
	t.Helper()
	return f.use(t, spec{name: "moto", front: front, command: func(port, _ string) (*exec.Cmd, error) {
		server, err := find("moto_server", filepath.Join("moto", "bin", "moto_server"))
		if err != nil {
			return nil, err
		}
		return exec.Command(server, "-H", loopback, "-p", port), nil
	}})
}

// Dynalite is DynamoDB without transactions, strict in what it takes.
func (f *Fleet) Dynalite(t testing.TB) (url string) {
	t.Helper()
	return f.use(t, spec{name: "dynalite", command: func(port, _ string) (*exec.Cmd, error) {
		node, err := exec.LookPath("node")
		if err != nil {
			return nil, errors.New("node is not installed")
		}
		script, err := find("", filepath.Join("dynalite", "node_modules", "dynalite", "cli.js"))
		if err != nil {
			return nil, err
		}
		return exec.Command(node, script, "--host", loopback, "--port", port), nil
	}})
}

// Versitygw is S3 that checks signatures, expiry and checksums.
func (f *Fleet) Versitygw(t testing.TB) (url string) {
	t.Helper()
	return f.use(t, spec{name: "versitygw", command: func(port, folder string) (*exec.Cmd, error) {
		server, err := find("versitygw", filepath.Join("bin", "versitygw"))
		if err != nil {
			return nil, err
		}
		cmd := exec.Command(server, "--quiet", "--port", loopback+":"+port, "--region", Region, "posix", folder)
		cmd.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+AccessKey, "ROOT_SECRET_KEY="+SecretKey)
		return cmd, nil
	}})
}

// DynamoDBLocal is the DynamoDB that AWS gives to developers. It needs Java
// and may be missing even in CI.
func (f *Fleet) DynamoDBLocal(t testing.TB) (url string) {
	t.Helper()
	return f.use(t, spec{name: "dynamodb-local", optional: true, command: func(port, _ string) (*exec.Cmd, error) {
		java, err := exec.LookPath("java")
		if err != nil {
			return nil, errors.New("java is not installed")
		}
		jars, err := find("", "dynamodb-local")
		if err != nil {
			return nil, err
		}
		return exec.Command(java, "-Xmx512m", "-Djava.library.path="+jars, "-cp", filepath.Join(jars, "*"),
			"com.amazonaws.services.dynamodbv2.local.main.ServerRunner", "-inMemory", "-disableTelemetry", "-port", port), nil
	}})
}

// find looks for a program in the search path, if it has a name there, and
// for a file of the folder of engines.
func find(program, file string) (string, error) {
	if path, err := exec.LookPath(program); program != "" && err == nil {
		return path, nil
	}
	folder, err := installed()
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, file)
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("%s is not installed; internal/enginetest/install.sh gets what can be got", filepath.Base(file))
	}
	return path, nil
}

// installed is the folder that install.sh fills.
func installed() (string, error) {
	if folder := os.Getenv("SYNOPTIC_ENGINES"); folder != "" {
		return folder, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", errors.New("there is no folder to look for engines in: set SYNOPTIC_ENGINES")
	}
	return filepath.Join(cache, "synoptic-engines"), nil
}
