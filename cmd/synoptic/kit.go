package main

import (
	"context"

	"synoptic/internal/config"
	"synoptic/internal/kit"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// commandKit is the kit of a command that is given --engine. The cache of
// paid answers is opened only where a model will be asked.
func commandKit(ctx context.Context, env environment, engine string) (k kit.Kit, done func(), err error) {
	done = func() {}
	c, err := config.Read(env.getenv)
	if err != nil {
		return kit.Kit{}, done, usage("%s", synoptic.PublicMessage(err))
	}
	var store *storage.Store
	if c.HasModel() && engine != synoptic.EngineRules {
		store, done = openBooks(ctx, c, env.logger())
	}
	if k, err = kit.New(c, store, env.logger()); err == nil {
		_, err = k.Engines.Choose(engine)
	}
	if err != nil {
		done()
		return kit.Kit{}, func() {}, usage("--engine %s: %s", engine, synoptic.PublicMessage(err))
	}
	return k, done, nil
}
