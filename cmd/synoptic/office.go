package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	awsconfig "github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"synoptic/internal/access"
	"synoptic/internal/admin"
	"synoptic/internal/config"
	"synoptic/internal/extract"
	"synoptic/internal/review"
	"synoptic/internal/storage"
	"synoptic/internal/storage/aws"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// officeFlags say on which storage an operator works.
type officeFlags struct {
	data, table *string
}

func newOfficeFlags(fs *flag.FlagSet, env environment) officeFlags {
	return officeFlags{
		data:  fs.String("data", "synoptic-data", "`DIR` of the server; it may be running"),
		table: fs.String("table", strings.TrimSpace(env.getenv("SYNOPTIC_TABLE")), "`NAME` of the DynamoDB table instead, with the credentials of the AWS tools (default: SYNOPTIC_TABLE)"),
	}
}

// open opens the storage that the flags name, or finds the server that holds
// it. Whole asks for queues and bytes besides the table. create makes a data
// folder that is not there yet.
func (f officeFlags) open(ctx context.Context, env environment, set *flag.FlagSet, whole, create bool) (office admin.Office, done func(), err error) {
	given := map[string]bool{}
	set.Visit(func(one *flag.Flag) { given[one.Name] = true })
	switch {
	case given["data"] && given["table"]:
		return nil, nil, usage("--data and --table name two storages; use one of them")
	case *f.table != "" && !given["data"]:
		office, err := cloudOffice(ctx, env, *f.table, whole)
		return office, func() {}, err
	}
	return localOffice(ctx, env, *f.data, create)
}

// localOffice opens a data folder, or speaks to the server that has it open.
func localOffice(ctx context.Context, env environment, dir string, create bool) (admin.Office, func(), error) {
	path := filepath.Join(dir, dataFile)
	if create {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, nil, nothingDone{fmt.Errorf("making the data folder: %w", err)}
		}
	} else if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nothingDone{fmt.Errorf("there is no data in %s; name the folder of your server with --data", dir)}
	}
	db, err := sqlite.Open(ctx, path, nil)
	if synoptic.CodeOf(err) == synoptic.CodeUnavailable {
		if there, findErr := admin.Find(dir); findErr == nil {
			return there, func() {}, nil
		}
	}
	if err != nil {
		return nil, nil, nothingDone{fmt.Errorf("opening the data folder %s: %w", dir, err)}
	}
	done := func() {
		if err := db.Close(); err != nil {
			env.logger().Error("closing the data folder failed", "error", err)
		}
	}
	return officeOver(storage.New(db.Table(), db.Blobs(), nil), db.Queue(), env), done, nil
}

// cloudOffice works on the tables of an installation in the cloud.
func cloudOffice(ctx context.Context, env environment, table string, whole bool) (admin.Office, error) {
	cfg, err := awsconfig.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, nothingDone{fmt.Errorf("reading the settings of the AWS tools: %w", err)}
	}
	records := aws.NewTable(aws.NewDynamoDB(cfg), table)
	if !whole {
		return officeOver(storage.New(records, nil, nil), nil, env), nil
	}
	names, err := config.ReadAWS(env.getenv)
	if err != nil {
		return nil, usage("%s", synoptic.PublicMessage(err))
	}
	if names.Bucket == "" || names.ExtractDead == "" || names.ReviewDead == "" {
		return nil, usage("besides the table this needs SYNOPTIC_BUCKET and the URLs of the queues and of their dead letters in the environment, as infra/README.md lists them")
	}
	urls := map[string]string{work.ExtractQueue: names.ExtractQueue, work.ReviewQueue: names.ReviewQueue,
		storage.DeadLetters(work.ExtractQueue): names.ExtractDead, storage.DeadLetters(work.ReviewQueue): names.ReviewDead}
	// An endpoint that is not AWS's own knows buckets by path, not by host.
	bytes := aws.NewS3(cfg, func(o *s3.Options) { o.UsePathStyle = o.BaseEndpoint != nil })
	return officeOver(storage.New(records, aws.NewBlobs(bytes, names.Bucket), nil), aws.NewQueue(aws.NewSQS(cfg), urls), env), nil
}

// officeOver is the office over a storage. Nothing is extracted or written
// here, so that there are neither engines nor writers.
func officeOver(store *storage.Store, queue storage.Queue, env environment) *admin.Here {
	log := env.logger()
	return &admin.Here{
		Keys: &access.Keys{Store: store, Now: time.Now}, Store: store, Queue: queue,
		Redo: map[string]func(context.Context, work.Task) error{
			work.ExtractQueue: (&extract.Service{Store: store, Queue: queue, Now: time.Now, Log: log}).Redo,
			work.ReviewQueue:  (&review.Service{Store: store, Queue: queue, Now: time.Now, Log: log}).Redo,
		},
	}
}
