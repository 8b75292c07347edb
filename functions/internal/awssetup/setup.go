package awssetup

import (
	"context"
	"io"
	"log/slog"
	"time"

	"synoptic/internal/config"
	"synoptic/internal/kit/base"
	"synoptic/internal/metrics"
	"synoptic/internal/storage"
	"synoptic/internal/storage/aws"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// Function is what every function works with.
type Function struct {
	Name     string // api, extract, review or batch
	Settings config.Config
	Names    config.AWS
	Tools    base.Kit
	Services *base.Services
	Blobs    *aws.Blobs
	Getenv   func(string) string
	Log      *slog.Logger

	cloud cloud
	meter *metrics.Meter
}

// environment is what a process gets from outside.
type environment struct {
	getenv func(string) string
	out    io.Writer // of log and metrics
}

// keyReader gets the model's key by the name of a secret.
type keyReader func(ctx context.Context, c cloud, id string) (config.Secret, error)

// Toolmaker makes what a function reads with: kit.NewWatched, or front.Tools
// for one that only takes orders.
type Toolmaker func(c config.Config, store *storage.Store, watch base.Watch, log *slog.Logger) (base.Kit, error)

// load puts a function together. Key is nil for one that never asks the model:
// it does not get the key, nor the client that reads it.
func load(ctx context.Context, name string, tools Toolmaker, key keyReader, env environment, log *slog.Logger) (*Function, error) {
	settings, err := config.Read(env.getenv)
	if err != nil {
		return nil, err
	}
	names, err := config.ReadAWS(env.getenv)
	if err != nil {
		return nil, err
	}
	if !names.Configured() {
		return nil, synoptic.Invalid("SYNOPTIC_TABLE must be set, and what belongs to it")
	}
	c, err := newCloud(env.getenv)
	if err != nil {
		return nil, err
	}
	if key != nil && settings.HasModel() && names.SecretID != "" {
		if settings.Key, err = key(ctx, c, names.SecretID); err != nil {
			return nil, err
		}
	}
	f := &Function{Name: name, Settings: settings, Names: names, Blobs: aws.NewBlobs(c.s3(), names.Bucket), Getenv: env.getenv,
		Log: log, cloud: c, meter: metrics.New(names.Metrics, env.out, time.Now)}
	store := storage.New(aws.NewTable(c.dynamoDB(), names.Table), f.Blobs, nil)
	if f.Tools, err = tools(settings, store, f.watch(), log); err != nil {
		return nil, err
	}
	f.Services = base.NewServices(f.Tools, store, aws.NewQueue(c.sqs(), queues(names)), log)
	return f, nil
}

func queues(names config.AWS) map[string]string {
	urls := map[string]string{work.ExtractQueue: names.ExtractQueue, work.ReviewQueue: names.ReviewQueue}
	if names.ExtractDead != "" {
		urls[storage.DeadLetters(work.ExtractQueue)] = names.ExtractDead
	}
	if names.ReviewDead != "" {
		urls[storage.DeadLetters(work.ReviewQueue)] = names.ReviewDead
	}
	return urls
}
