package batch

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/robfig/cron/v3"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Schedule is when batches are submitted: a cron line by the clock on a wall
// in some place.
type Schedule struct {
	line string
	cron cron.Schedule
	zone *time.Location
}

// ParseSchedule reads a cron line of five fields, or one such as @daily, and
// the name of a time zone ("" is UTC).
func ParseSchedule(line, zone string) (Schedule, error) {
	place, err := time.LoadLocation(zone)
	if err != nil {
		return Schedule{}, synoptic.Errorf(synoptic.CodeInvalid, "there is no time zone %q; use a name such as Asia/Shanghai", zone)
	}
	parsed, err := cron.ParseStandard(line)
	if err != nil {
		return Schedule{}, synoptic.Errorf(synoptic.CodeInvalid, "%q is no schedule such as \"0 2 * * *\": %v", line, err)
	}
	if _, fixed := parsed.(*cron.SpecSchedule); !fixed {
		return Schedule{}, synoptic.Errorf(synoptic.CodeInvalid, "%q names no times of day; use a line such as \"0 2 * * *\"", line)
	}
	if spec, ok := parsed.(*cron.SpecSchedule); ok {
		// It is asked about wall clocks, which are written as if in UTC.
		spec.Location = time.UTC
	}
	return Schedule{line, parsed, place}, nil
}

// Next returns the first time of the schedule after t; zero where there is
// none within five years.
//
// The clock on the wall counts. A time that a change of the clock leaves out
// is as much later as the clock jumps; one that it repeats comes once.
func (s Schedule) Next(t time.Time) time.Time {
	at := t
	for range 2 {
		next := s.cron.Next(wall(at.In(s.zone)))
		if next.IsZero() {
			return time.Time{}
		}
		if real := s.real(next); real.After(t) {
			return real
		}
		// The wall clock stood there before, in the hour that comes twice.
		at = s.real(next)
	}
	return s.after(t)
}

// after finds the next time step by step, for the rare moments at which the
// wall clock has been set back.
func (s Schedule) after(t time.Time) time.Time {
	next := wall(t.In(s.zone))
	for range 1000 {
		if next = s.cron.Next(next); next.IsZero() {
			break
		}
		if real := s.real(next); real.After(t) {
			return real
		}
	}
	return time.Time{}
}

// wall is a time as the clock on the wall shows it, written as if in UTC.
func wall(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// real is when the wall clock shows a time: the first time if it does so
// twice, and as much later as it jumps if it never does.
func (s Schedule) real(w time.Time) time.Time {
	t := time.Date(w.Year(), w.Month(), w.Day(), w.Hour(), w.Minute(), w.Second(), 0, s.zone)
	if shown := wall(t); shown.Before(w) {
		return t.Add(w.Sub(shown))
	}
	if earlier := t.Add(-time.Hour); wall(earlier.In(s.zone)).Equal(w) {
		return earlier
	}
	return t
}

// missed reports whether the schedule had a time after last that is not after
// now. However many there were, they are caught up once.
func (s Schedule) missed(last, now time.Time) bool {
	next := s.Next(last)
	return !next.IsZero() && !next.After(now)
}

// Runner has ticks done while a process runs: at the times of a schedule, when
// somebody asks for one, and in between to take in what is ready.
type Runner struct {
	Service *Service
	// Schedule says when what waits is submitted; nil is never.
	Schedule *Schedule
	Every    time.Duration // how often open batches are looked at; 0 is five minutes
	Log      *slog.Logger

	asked chan struct{}
}

// NewRunner makes a runner. Schedule may be nil.
func NewRunner(s *Service, schedule *Schedule, log *slog.Logger) *Runner {
	return &Runner{Service: s, Schedule: schedule, Every: 5 * time.Minute, Log: log, asked: make(chan struct{}, 1)}
}

// Wake has the runner do a Poll soon.
func (r *Runner) Wake() {
	select {
	case r.asked <- struct{}{}:
	default: // it will, already
	}
}

// busyPause is how soon a turn that another has is asked for again.
const busyPause = 30 * time.Second

// markName is under which the last time of the schedule is kept.
const markName = "batch schedule"

// Run ticks until ctx ends, and returns its error. A time of the schedule that
// passed while no process ran is made up for at once, however many passed.
func (r *Runner) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		busy, err := r.Step(ctx)
		if err != nil && ctx.Err() == nil {
			r.Log.ErrorContext(ctx, "a batch tick failed", "error", err)
		}
		timer := time.NewTimer(r.pause(busy))
		select {
		case <-timer.C:
		case <-r.asked:
		case <-ctx.Done():
		}
		timer.Stop()
	}
	return ctx.Err()
}

// pause is how long until there is something to do again. Whoever is at work
// elsewhere may be dead, and its turn about to run out.
func (r *Runner) pause(busy bool) time.Duration {
	wait := r.Every
	if busy {
		wait = min(wait, busyPause)
	}
	if r.Schedule != nil {
		now := r.Service.Now()
		if next := r.Schedule.Next(now); !next.IsZero() {
			wait = min(wait, next.Sub(now)+time.Second)
		}
	}
	return max(wait, time.Second)
}

// Step does what there is to do by now: a Tick where a time of the schedule
// has come, else a Poll. Busy tells that another tick is at work.
func (r *Runner) Step(ctx context.Context) (busy bool, err error) {
	if r.Schedule == nil {
		report, err := r.Service.Poll(ctx)
		return report.Busy, err
	}
	now := r.Service.Now()
	last, err := r.Service.Store.Mark(ctx, markName)
	if err != nil {
		return false, fmt.Errorf("reading when the schedule last ran: %w", err)
	}
	if last.IsZero() {
		// The schedule begins now; it has missed nothing.
		if err := r.Service.Store.SetMark(ctx, markName, now); err != nil {
			return false, fmt.Errorf("noting when the schedule began: %w", err)
		}
		last = now
	}
	if !r.Schedule.missed(last, now) {
		report, err := r.Service.Poll(ctx)
		return report.Busy, err
	}
	report, err := r.Service.Tick(ctx)
	if err != nil || report.Busy {
		return report.Busy, err // the time stays due
	}
	if report.Stopped != "" {
		r.Wake()
	}
	// The time is noted when its tick is over: should the process die in
	// between, the tick is done again, which does no harm.
	if err := r.Service.Store.SetMark(context.WithoutCancel(ctx), markName, now); err != nil {
		return false, fmt.Errorf("noting when the schedule ran: %w", err)
	}
	return false, nil
}

// View looks at what waits in a workspace.
func (s *Service) View(ctx context.Context, ws synoptic.Workspace) (synoptic.Waiting, error) {
	pending, err := s.Store.PendingBatch(ctx, ws)
	if err != nil {
		return synoptic.Waiting{}, fmt.Errorf("counting what waits: %w", err)
	}
	note, err := s.Store.WaitingNote(ctx, ws)
	if err != nil {
		return synoptic.Waiting{}, fmt.Errorf("reading why documents wait: %w", err)
	}
	recent, err := s.Store.ListBatches(ctx, ws, storage.PageRequest{Limit: 20})
	if err != nil {
		return synoptic.Waiting{}, fmt.Errorf("listing batches: %w", err)
	}
	v := synoptic.Waiting{Pending: pending.Documents, PendingMore: pending.More}
	if !pending.Oldest.IsZero() {
		v.OldestPendingAt = &pending.Oldest
	}
	if note.Documents > 0 && pending.Documents > 0 {
		v.Reason = synoptic.Maybe(note.Reason)
	}
	for _, b := range recent.Items {
		if at := b.Batch.ExpectedAt; !b.Batch.Status.Final() && at != nil && (v.ExpectedAt == nil || at.After(*v.ExpectedAt)) {
			v.ExpectedAt = at
		}
	}
	return v, nil
}
