package dev.jacquard.data;

import java.util.stream.Stream;

/**
 * A passage of the list of facts that moved in 2026, and where its numbers were typed in.
 *
 * @param words what it says, with # for each number
 * @param set the data set that holds them
 * @param scale what one of the passage is in the set's unit
 * @param cells where the numbers stand, in the order of the passage
 */
record PassageOf2026(String words, String set, double scale, String... cells) {
    @Override
    public String toString() {
        return set + ": " + words;
    }

    /** All of them, in the order of the list. */
    static Stream<PassageOf2026> all() {
        return Stream.of(
                new PassageOf2026(
                        "| Rubin VR200 | # | # | FP4",
                        "accelerators",
                        1,
                        columns("vr200", "memoryGigabytes", "terabytesPerSecond")),
                new PassageOf2026("FP4 # dense", "accelerators", 1, "vr200-dense.fp4PetaflopPerSecond"),
                new PassageOf2026("dense (# is an", "accelerators", 1, "vr200-inference.fp4PetaflopPerSecond"),
                new PassageOf2026("NVLink # TB/s", "accelerators", 1, "vr200-dense.linkTerabytesPerSecond"),
                new PassageOf2026(
                        "| MI455X | # | # | FP4 #, FP8 # |",
                        "accelerators",
                        1,
                        columns(
                                "mi455x",
                                "memoryGigabytes",
                                "terabytesPerSecond",
                                "fp4PetaflopPerSecond",
                                "fp8PetaflopPerSecond")),
                new PassageOf2026(
                        "| TPU 8t / 8i | # / # | # / # | FP4 # / # |",
                        "accelerators",
                        1,
                        "tpu-8t.memoryGigabytes",
                        "tpu-8i.memoryGigabytes",
                        "tpu-8t.terabytesPerSecond",
                        "tpu-8i.terabytesPerSecond",
                        "tpu-8t.fp4PetaflopPerSecond",
                        "tpu-8i.fp4PetaflopPerSecond"),
                new PassageOf2026(
                        "h100 #, h200 #, b200 #, b300 #, gb200 #, gb300 #, mi300x #, mi325x #, mi355x #.",
                        "accelerator-rents",
                        1,
                        rows(
                                "usdPerHour",
                                "h100-rent",
                                "h200-rent",
                                "b200-rent",
                                "b300-rent",
                                "gb200-rent",
                                "gb300-rent",
                                "mi300x-rent",
                                "mi325x-rent",
                                "mi355x-rent")),
                new PassageOf2026(
                        "H100 #, H200 #, GB200 #, GB300 #.",
                        "accelerator-rents",
                        1,
                        rows("usdPerHour", "h100-owning", "h200-owning", "gb200-owning", "gb300-owning")),
                price("DeepSeek V4 Pro off-peak #/#/#", "deepseek-v4-pro-off-peak"),
                price(", peak #/#/#", "deepseek-v4-pro-peak"),
                price("GLM-5.2 #/#/#", "glm-5.2"),
                price("Kimi K3 #/#/#", "kimi-k3"),
                price("MiniMax M3 #/#/#", "minimax-m3"),
                price("GPT-5.5 #/#/#", "gpt-5.5"),
                price("GPT-5.6 sol #/#/#", "gpt-5.6-sol"),
                price("terra #/#/#", "gpt-5.6-terra"),
                price("luna #/#/#", "gpt-5.6-luna"),
                price("Claude Fable 5 #/#/#", "claude-fable-5"),
                price("Opus 5 #/#/#", "claude-opus-5"),
                price("Sonnet 5 #/#/#", "claude-sonnet-5"),
                price("Haiku 4.5 #/#/#", "claude-haiku-4.5"),
                new PassageOf2026(
                        "GPT-5.5 #, GPT-5.6 sol #, Opus 4.8 #, Fable 5 # USD",
                        "agent-hours",
                        1,
                        rows("usdPerHour", "gpt-5.5", "gpt-5.6-sol", "claude-opus-4.8", "claude-fable-5")),
                new PassageOf2026(
                        "deepseek-r1 on 8 B300 #, on 72 GB200 #, on 288 GB200 # ·",
                        "measured-serving",
                        1,
                        rows("tokensPerSecond", "deepseek-r1-b300-8", "deepseek-r1-gb200-72", "deepseek-r1-gb200-288")),
                new PassageOf2026(
                        "gpt-oss-120b on 8 MI355X #, on 72 MI355X #, on 8 B300 # ·",
                        "measured-serving",
                        1,
                        rows(
                                "tokensPerSecond",
                                "gpt-oss-120b-mi355x-8",
                                "gpt-oss-120b-mi355x-72",
                                "gpt-oss-120b-b300-8")),
                new PassageOf2026(
                        "llama2-70b-99.9 on 8 B300 #, on 8 MI355X #.",
                        "measured-serving",
                        1,
                        rows("tokensPerSecond", "llama2-70b-99.9-b300-8", "llama2-70b-99.9-mi355x-8")),
                new PassageOf2026(
                        "DeepSeek V4 Pro # and #, GLM-5.2 # and #, Kimi K3 # and #.",
                        "serving-sessions",
                        1,
                        rows(
                                "sessionsPerAccelerator",
                                "deepseek-v4-pro-50",
                                "deepseek-v4-pro-100",
                                "glm-5.2-50",
                                "glm-5.2-100",
                                "kimi-k3-50",
                                "kimi-k3-100")),
                new PassageOf2026(
                        "(peak price # and #)",
                        "serving-sessions",
                        1,
                        rows("revenueOverRentPeak", "deepseek-v4-pro-50", "deepseek-v4-pro-100")),
                new PassageOf2026(
                        "at those speeds: # and #",
                        "serving-sessions",
                        1,
                        rows("revenueOverRent", "deepseek-v4-pro-50", "deepseek-v4-pro-100")),
                new PassageOf2026(
                        "4.2), # and #, # and #.",
                        "serving-sessions",
                        1,
                        rows("revenueOverRent", "glm-5.2-50", "glm-5.2-100", "kimi-k3-50", "kimi-k3-100")),
                stock("OpenAI # M (#–#)", "openai-2025"),
                stock("DeepMind # (#–#)", "deepmind-2025"),
                stock("Anthropic # (#–#)", "anthropic-2025"),
                stock("Meta # (#–#)", "meta-2025"),
                stock("SpaceXAI # (#–#)", "spacexai-2025"),
                stock("sold # M (#–#)", "nvidia-sold-2025"),
                stock("TPU # M (#–#)", "tpu-sold-2025"),
                new PassageOf2026(
                        "end of 2024 #, #, #, #, #.",
                        "compute-stocks",
                        1e6,
                        rows(
                                "h100Equivalents",
                                "openai-2024",
                                "deepmind-2024",
                                "anthropic-2024",
                                "meta-2024",
                                "spacexai-2024")),
                new PassageOf2026("Colossus 2 # MW and", "data-centre-sites", 1, "colossus-2.megawatts"),
                new PassageOf2026("MW and # M H100e", "data-centre-sites", 1e6, "colossus-2.h100Equivalents"),
                new PassageOf2026("Fairwater Atlanta # MW", "data-centre-sites", 1, "fairwater-atlanta.megawatts"),
                new PassageOf2026("636 MW and # M", "data-centre-sites", 1e6, "fairwater-atlanta.h100Equivalents"),
                new PassageOf2026("New Carlisle # MW", "data-centre-sites", 1, "new-carlisle.megawatts"),
                new PassageOf2026("910 MW and # M.", "data-centre-sites", 1e6, "new-carlisle.h100Equivalents"),
                new PassageOf2026(
                        "guidance # to # billion USD",
                        "industry-totals",
                        1e9,
                        columns("four-largest-capital-2026", "usdPerYearLow", "usdPerYearHigh")),
                new PassageOf2026(
                        "world (B): # TWh 2024, # in 2025, # in 2030",
                        "industry-totals",
                        1,
                        rows("terawattHoursPerYear", "world-energy-2024", "world-energy-2025", "world-energy-2030")),
                new PassageOf2026("US # TWh 2023", "industry-totals", 1, "us-energy-2023.terawattHoursPerYear"),
                new PassageOf2026(
                        "2023, # to # in 2028",
                        "industry-totals",
                        1,
                        columns("us-energy-2028", "terawattHoursPerYearLow", "terawattHoursPerYearHigh")),
                new PassageOf2026(
                        "HBM, billion GB (A): # in 2025, # in 2026, # in 2027",
                        "industry-totals",
                        1e9,
                        rows("gigabytesPerYear", "hbm-2025", "hbm-2026", "hbm-2027")),
                new PassageOf2026(
                        "GLM-5.2 # months behind Opus 4.6, DeepSeek-V4-Pro # behind Opus 4.5, a second body about # (",
                        "open-closed-lag",
                        1,
                        rows("lagMonths", "cyber-tasks-glm-5.2", "cyber-tasks-deepseek-v4-pro", "cyber-index-glm-5.3")),
                new PassageOf2026(
                        "# % (Nov 2024) to # % (Jan 2026)",
                        "open-closed-lag", 0.01, rows("share", "ten-most-used-2024-11", "ten-most-used-2026-01")),
                new PassageOf2026("DeepSeek-V4-Pro # T total", "open-models", 1e12, "deepseek-v4-pro.parameters"),
                new PassageOf2026("T total, # B active", "open-models", 1e9, "deepseek-v4-pro.activeParameters"),
                new PassageOf2026(
                        "Flash # B and # B",
                        "open-models",
                        1e9,
                        columns("deepseek-v4-flash", "parameters", "activeParameters")),
                new PassageOf2026("Kimi K3 # T", "open-models", 1e12, "kimi-k3.parameters"),
                new PassageOf2026("GLM-5.2 about # B active", "open-models", 1e9, "glm-5.2.activeParameters"),
                new PassageOf2026(
                        "level # % (Mar 2026) to # % (Aug 2026), judges agree in # %",
                        "ai-research",
                        0.01,
                        rows("share", "tasks-automated-2026-03", "tasks-automated-2026-08", "judges-agree")),
                new PassageOf2026(
                        "stale. Returns r of later estimates # to #, by field # to #",
                        "ai-research",
                        1,
                        "returns-later.ratioLow",
                        "returns-later.ratioHigh",
                        "returns-by-field.ratioLow",
                        "returns-by-field.ratioHigh"),
                new PassageOf2026("`kappa` \"#, March 2026\"", "ai-research", 1, "post-training-gap-closed.share"),
                new PassageOf2026("baseline elasticity is #", "ai-research", 1, "sigma-baseline.ratio"));
    }

    private static PassageOf2026 price(String passage, String row) {
        return new PassageOf2026(
                passage, "token-prices", 1, columns(row, "usdPerMtokenIn", "usdPerMtokenCached", "usdPerMtokenOut"));
    }

    private static PassageOf2026 stock(String passage, String row) {
        return new PassageOf2026(
                passage,
                "compute-stocks",
                1e6,
                columns(row, "h100Equivalents", "h100EquivalentsLow", "h100EquivalentsHigh"));
    }

    private static String[] columns(String row, String... columns) {
        return Stream.of(columns).map(column -> row + "." + column).toArray(String[]::new);
    }

    private static String[] rows(String column, String... rows) {
        return Stream.of(rows).map(row -> row + "." + column).toArray(String[]::new);
    }
}
