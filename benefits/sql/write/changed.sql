SELECT collaboration_id, count(*)
FROM (
    SELECT collaboration_id FROM year_written
    UNION ALL SELECT collaboration_id FROM year_removed
    UNION ALL SELECT collaboration_id FROM force_written
    UNION ALL SELECT collaboration_id FROM force_removed
    UNION ALL SELECT collaboration_id FROM measure_written
    UNION ALL SELECT collaboration_id FROM measure_removed
) AS changed
GROUP BY collaboration_id
