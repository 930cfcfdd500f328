-- The directory is replaced as a whole, each part by itself. What a part lists is in tables that bear the number of their
-- generation, filled before they are indexed: AnnuairePart tells them. Searches see the latest that was published.
CREATE TABLE annuaire_generation (
    part TEXT NOT NULL,
    generation BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    published_at BIGINT, -- null until it is whole
    row_count BIGINT NOT NULL,
    PRIMARY KEY (part, generation)
);
