package dev.jacquard.economics.trade;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.numerics.Check.within;

import java.util.Optional;

/**
 * Ricardo's two countries and two goods: who makes what, at which prices, and what trade saves.
 *
 * <p>Labour is the only input, moves between goods and not between countries. What counts is not who needs fewer hours (absolute
 * advantage) but who gives up less of the other good: a country makes the good in which its hours are lowest <em>relative to its
 * own hours in the other</em>. Prices below are of the first good in units of the second.
 *
 * <pre>{@code
 * var trade = Ricardo.principles1817();          // England and Portugal, cloth and wine
 * trade.maker(Good.FIRST);                       // Optional[England]: though Portugal needs fewer hours for both
 * trade.termsOfTrade();                          // Interval[low=0.8333, high=1.125] wine for a cloth
 * trade.equalBaskets().baskets();                // 2.159 of each good, against 2 without trade
 * }</pre>
 *
 * @param home one country
 * @param abroad the other
 * @see "Ricardo 1821, On the Principles of Political Economy and Taxation, 3rd edition, chapter 7"
 */
public record Ricardo(Country home, Country abroad) {

    public Ricardo {
        notNull("home", home);
        notNull("abroad", abroad);
    }

    /** The two goods. */
    public enum Good {
        FIRST,
        SECOND
    }

    /**
     * A country: hours of labour for a unit of each good, and how many hours it has.
     *
     * @param name for reports
     * @param hoursFirst hours for a unit of the first good, {@code > 0}
     * @param hoursSecond hours for a unit of the second good, {@code > 0}
     * @param hours labour available, {@code > 0}
     */
    public record Country(String name, double hoursFirst, double hoursSecond, double hours) {
        public Country {
            notBlank("name", name);
            positive("hoursFirst", hoursFirst);
            positive("hoursSecond", hoursSecond);
            positive("hours", hours);
        }

        /** Price of the first good in units of the second without trade: what a unit of it costs in the other good. */
        public double autarkyPrice() {
            return hoursFirst / hoursSecond;
        }

        /** Baskets of one unit of each good that the country makes alone. */
        public double autarkyBaskets() {
            return hours / (hoursFirst + hoursSecond);
        }

        /** Hours for a unit of a good. */
        public double hoursFor(Good good) {
            return good == Good.FIRST ? hoursFirst : hoursSecond;
        }

        private double most(Good good) {
            return hours / hoursFor(good);
        }
    }

    /** A closed interval. */
    public record Interval(double low, double high) {}

    /**
     * What a country saves on the good it imports.
     *
     * @param imported the good it imports
     * @param hoursAlone hours to make a unit of it at home
     * @param hoursByTrade hours to make what buys a unit of it
     */
    public record Gain(Good imported, double hoursAlone, double hoursByTrade) {
        /** Hours saved on a unit. */
        public double hoursSaved() {
            return hoursAlone - hoursByTrade;
        }

        /** Share of the hours saved. */
        public double share() {
            return hoursSaved() / hoursAlone;
        }
    }

    /** What one country makes of each good. */
    public record Output(double first, double second) {}

    /**
     * The largest number of equal baskets that the two countries make together, and the prices that support it.
     *
     * @param baskets units of each good
     * @param home what the home country makes
     * @param abroad what the other makes
     * @param prices of the first and the second good, adding up to one basket
     * @param homeWage of an hour at home, in baskets
     * @param abroadWage of an hour abroad, in baskets
     * @param unique false where both countries specialise fully, and any prices inside the terms of trade would do
     */
    public record Baskets(
            double baskets,
            Output home,
            Output abroad,
            Output prices,
            double homeWage,
            double abroadWage,
            boolean unique) {}

    /** The table of the Principles, chapter 7, with as much labour as makes one unit of each good alone. */
    public static Ricardo principles1817() {
        return new Ricardo(new Country("England", 100, 120, 220), new Country("Portugal", 90, 80, 170));
    }

    /** The country that needs fewer hours for a good; none where both need the same. */
    public Optional<Country> absoluteAdvantage(Good good) {
        return lower(home.hoursFor(good), abroad.hoursFor(good));
    }

    /** The country with the comparative advantage in a good, and so its maker under trade; none where relative hours are equal. */
    public Optional<Country> maker(Good good) {
        double sign = good == Good.FIRST ? 1 : -1;
        return lower(sign * home.autarkyPrice(), sign * abroad.autarkyPrice());
    }

    private Optional<Country> lower(double ofHome, double ofAbroad) {
        return ofHome == ofAbroad ? Optional.empty() : Optional.of(ofHome < ofAbroad ? home : abroad);
    }

    /** Prices at which both countries may trade: between their prices without trade. */
    public Interval termsOfTrade() {
        return new Interval(
                Math.min(home.autarkyPrice(), abroad.autarkyPrice()),
                Math.max(home.autarkyPrice(), abroad.autarkyPrice()));
    }

    /** Wage abroad over the wage at home that trade allows: between the ratios of hours in the two goods. */
    public Interval relativeWage() {
        double first = home.hoursFirst() / abroad.hoursFirst();
        double second = home.hoursSecond() / abroad.hoursSecond();
        return new Interval(Math.min(first, second), Math.max(first, second));
    }

    /** What the home country saves on a unit of its import at a price within {@link #termsOfTrade()}. */
    public Gain homeGain(double price) {
        return gain(home, price);
    }

    /** What the other country saves on a unit of its import at a price within {@link #termsOfTrade()}. */
    public Gain abroadGain(double price) {
        return gain(abroad, price);
    }

    private Gain gain(Country country, double price) {
        Interval allowed = termsOfTrade();
        within("price", price, allowed.low(), allowed.high());
        return country == cheaperInFirst()
                ? new Gain(Good.SECOND, country.hoursSecond(), country.hoursFirst() / price)
                : new Gain(Good.FIRST, country.hoursFirst(), country.hoursSecond() * price);
    }

    /** What each makes when each makes its own good only: the first good, then the second. */
    public Output specialised() {
        return new Output(cheaperInFirst().most(Good.FIRST), dearerInFirst().most(Good.SECOND));
    }

    /**
     * The largest number of equal baskets: a corner where both specialise, or one country making both goods.
     *
     * <p>The country whose good would be in surplus makes some of the other too; prices are then its own prices without trade.
     */
    public Baskets equalBaskets() {
        Country first = cheaperInFirst();
        Country second = dearerInFirst();
        double mostFirst = first.most(Good.FIRST);
        double mostSecond = second.most(Good.SECOND);
        if (mostFirst >= mostSecond) {
            double baskets =
                    (first.hours() + first.hoursSecond() * mostSecond) / (first.hoursFirst() + first.hoursSecond());
            var makes = new Output(baskets, baskets - mostSecond);
            return supported(baskets, makes, new Output(0, mostSecond), first.autarkyPrice(), mostFirst > mostSecond);
        }
        double baskets =
                (second.hours() + second.hoursFirst() * mostFirst) / (second.hoursFirst() + second.hoursSecond());
        var makes = new Output(baskets - mostFirst, baskets);
        return supported(baskets, new Output(mostFirst, 0), makes, second.autarkyPrice(), true);
    }

    private Baskets supported(double baskets, Output byFirst, Output bySecond, double price, boolean unique) {
        Country first = cheaperInFirst();
        var prices = new Output(price / (1 + price), 1 / (1 + price));
        double wageOfFirst = prices.first() / first.hoursFirst();
        double wageOfSecond = prices.second() / dearerInFirst().hoursSecond();
        return first == home
                ? new Baskets(baskets, byFirst, bySecond, prices, wageOfFirst, wageOfSecond, unique)
                : new Baskets(baskets, bySecond, byFirst, prices, wageOfSecond, wageOfFirst, unique);
    }

    private Country cheaperInFirst() {
        return home.autarkyPrice() <= abroad.autarkyPrice() ? home : abroad;
    }

    private Country dearerInFirst() {
        return cheaperInFirst() == home ? abroad : home;
    }
}
