-- Says when the queue was last looked at. Idle sweeps write at most every five seconds.
INSERT INTO benefits_sweep AS stored (id, swept_at)
SELECT 1, %(at)s
WHERE %(is_busy)s OR NOT EXISTS (
    SELECT FROM benefits_sweep WHERE swept_at > %(at)s - interval '5 seconds'
)
ON CONFLICT (id) DO UPDATE
SET swept_at = greatest(stored.swept_at, excluded.swept_at)
