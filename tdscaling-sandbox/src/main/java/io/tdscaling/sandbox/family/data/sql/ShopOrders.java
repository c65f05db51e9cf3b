package io.tdscaling.sandbox.family.data.sql;

import static io.tdscaling.sandbox.family.data.build.Template.fill;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Pools;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Questions about the orders of a shop: their items and refunds multiply rows when joined. */
final class ShopOrders {
  private static final List<String> CATEGORIES = List.of("garden", "kitchen", "toys");
  private static final List<String> COUNTRIES = List.of("AT", "DK", "IE", "PT");
  private static final List<String> PRODUCTS =
      List.of(
          "Pruning shears",
          "Watering can",
          "Seed tray",
          "Garden gloves",
          "Bread knife",
          "Mixing bowl",
          "Colander",
          "Rolling pin",
          "Wooden train",
          "Puzzle 500",
          "Kite",
          "Marble run");

  private ShopOrders() {}

  static CodeTask task(Draw draw) {
    Database database = database(draw);
    Question question =
        switch (draw.number(0, 5)) {
          case 0 -> revenue(draw);
          case 1 -> net(draw);
          case 2 -> together(draw);
          case 3 -> oneButNotTheOther(draw);
          case 4 -> bestSeller(draw);
          default -> secondOrder(draw);
        };
    return new SqlTelling(database, question, draw).task();
  }

  private static Database database(Draw draw) {
    Database database = new Database(draw.one("shop.db", "data.db"));
    Database.Table customers =
        database.table(
            "customers", "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL,\ncountry TEXT NOT NULL");
    List<String> people = draw.some(10, Pools.PEOPLE);
    for (int i = 0; i < 10; i++) {
      customers.row(i + 1, people.get(i), draw.one(COUNTRIES));
    }
    Database.Table products =
        database.table(
            "products",
            "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL,\ncategory TEXT NOT NULL,\n"
                + "price NUMERIC NOT NULL");
    BigDecimal[] prices = new BigDecimal[PRODUCTS.size()];
    for (int i = 0; i < PRODUCTS.size(); i++) {
      prices[i] = Pools.amount(draw, 450, 6200, 25);
      products.row(i + 1, PRODUCTS.get(i), CATEGORIES.get(i / 4), prices[i]);
    }
    orders(database, prices, draw);
    database.peek("orders", "status");
    database.peek("products", "category");
    return database;
  }

  private static void orders(Database database, BigDecimal[] prices, Draw draw) {
    Database.Table orders =
        database.table(
            "orders",
            """
            id INTEGER PRIMARY KEY,
            customer_id INTEGER NOT NULL REFERENCES customers(id),
            ordered_on TEXT NOT NULL,
            status TEXT NOT NULL
            """);
    Database.Table items =
        database.table(
            "order_items",
            """
            order_id INTEGER NOT NULL REFERENCES orders(id),
            product_id INTEGER NOT NULL REFERENCES products(id),
            quantity INTEGER NOT NULL,
            unit_price NUMERIC NOT NULL,
            PRIMARY KEY (order_id, product_id)
            """);
    Database.Table refunds =
        database.table(
            "refunds",
            """
            id INTEGER PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES orders(id),
            amount NUMERIC NOT NULL
            """);
    int refund = 0;
    for (int order = 1; order <= 30; order++) {
      int customer = order <= 10 ? order : draw.number(1, 10);
      String status = order <= 10 ? "paid" : draw.one("paid", "paid", "shipped", "cancelled");
      orders.row(order, customer, Pools.day(draw, LocalDate.of(2024, 3, 1), 120), status);
      for (int product : draw.some(draw.number(2, 4), numbers())) {
        items.row(order, product, draw.number(1, 3), prices[product - 1]);
      }
      for (int i = draw.chance(0.35) ? draw.number(1, 2) : 0; i > 0; i--) {
        refunds.row(++refund, order, Pools.amount(draw, 100, 900, 50));
      }
    }
  }

  private static List<Integer> numbers() {
    return List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  private static Question revenue(Draw draw) {
    boolean country = draw.chance(0.5);
    String by = country ? "c.country" : "p.category";
    boolean cancelled = draw.chance(0.6);
    String sql =
        fill(
            draw.one(
                """
                SELECT <<by>>, ROUND(SUM(i.quantity * i.unit_price), 2) AS revenue
                FROM order_items AS i
                JOIN orders AS o ON o.id = i.order_id
                <<join>>
                <<where>>
                GROUP BY <<by>>
                ORDER BY revenue DESC
                """,
                """
                WITH lines AS (
                  SELECT <<by>> AS part, i.quantity * i.unit_price AS amount
                  FROM orders AS o
                  JOIN order_items AS i ON i.order_id = o.id
                  <<join>>
                  <<where>>
                )
                SELECT part, ROUND(SUM(amount), 2) AS revenue
                FROM lines
                GROUP BY part
                ORDER BY revenue DESC
                """),
            "by",
            by,
            "join",
            country
                ? "JOIN customers AS c ON c.id = o.customer_id"
                : "JOIN products AS p ON p.id = i.product_id",
            "where",
            cancelled ? "WHERE o.status <> 'cancelled'" : "");
    String part = country ? "country" : "category";
    return Question.of(
            draw.one(
                    "What is the revenue per %s%s (quantity times unit price, two decimals),"
                        + " highest first?",
                    "Give me the revenue by %s%s: quantity times unit price, rounded to two"
                        + " decimals, highest first.")
                .formatted(part, cancelled ? ", cancelled orders left out" : ""),
            sql,
            "order_items",
            "orders",
            country ? "customers" : "products")
        .saying("Revenue comes from the items.")
        .answered(
            "The " + part + " with the highest revenue is {0}, with {1}.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misnaming("i.unit_price", "i.price");
  }

  private static Question net(Draw draw) {
    boolean limited = draw.chance(0.5);
    String limit = limited ? "LIMIT " + draw.number(3, 5) : "";
    String sql =
        fill(
            draw.one(
                """
                WITH sold AS (
                  SELECT o.customer_id, SUM(i.quantity * i.unit_price) AS amount
                  FROM orders AS o
                  JOIN order_items AS i ON i.order_id = o.id
                  GROUP BY o.customer_id
                ), refunded AS (
                  SELECT o.customer_id, SUM(r.amount) AS amount
                  FROM orders AS o
                  JOIN refunds AS r ON r.order_id = o.id
                  GROUP BY o.customer_id
                )
                SELECT c.name, ROUND(s.amount - COALESCE(r.amount, 0), 2) AS net
                FROM customers AS c
                JOIN sold AS s ON s.customer_id = c.id
                LEFT JOIN refunded AS r ON r.customer_id = c.id
                ORDER BY net DESC, c.name
                <<limit>>
                """,
                """
                SELECT c.name, ROUND(
                  (SELECT SUM(i.quantity * i.unit_price)
                   FROM orders AS o JOIN order_items AS i ON i.order_id = o.id
                   WHERE o.customer_id = c.id)
                  - COALESCE(
                  (SELECT SUM(r.amount)
                   FROM orders AS o JOIN refunds AS r ON r.order_id = o.id
                   WHERE o.customer_id = c.id), 0), 2) AS net
                FROM customers AS c
                ORDER BY net DESC, c.name
                <<limit>>
                """),
            "limit",
            limit);
    String wrong =
        """
        SELECT c.name, ROUND(SUM(i.quantity * i.unit_price) - SUM(r.amount), 2) AS net
        FROM customers AS c
        JOIN orders AS o ON o.customer_id = c.id
        JOIN order_items AS i ON i.order_id = o.id
        LEFT JOIN refunds AS r ON r.order_id = o.id
        GROUP BY c.id
        ORDER BY net DESC, c.name
        """;
    return Question.of(
            "What did each customer buy for, net of refunds? Name and amount (items less refunds,"
                + " all orders, two decimals), highest first"
                + (limited ? ", only the first " + limit.substring(6) + "." : "."),
            sql,
            "customers",
            "orders",
            "order_items",
            "refunds")
        .saying("Items and refunds are summed apart and then subtracted.")
        .answered("{0} comes first, with {1} net of refunds.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misled(
            wrong,
            "SELECT COUNT(*), COUNT(DISTINCT order_id) FROM order_items",
            "Orders have several items, so each refund may be counted more than once.",
            "Items and refunds must not multiply each other: I sum them apart.");
  }

  private static Question together(Draw draw) {
    String names = draw.one("a.product_id < b.product_id", "b.product_id > a.product_id");
    boolean status = draw.chance(0.5);
    String sql =
        fill(
            """
            SELECT p.name, q.name, COUNT(*) AS orders
            FROM order_items AS a
            JOIN order_items AS b ON b.order_id = a.order_id AND <<names>>
            <<orders>>
            JOIN products AS p ON p.id = a.product_id
            JOIN products AS q ON q.id = b.product_id
            <<where>>
            GROUP BY a.product_id, b.product_id
            ORDER BY orders DESC, a.product_id, b.product_id
            LIMIT <<limit>>
            """,
            "names",
            names,
            "orders",
            status ? "JOIN orders AS o ON o.id = a.order_id" : "",
            "where",
            status ? "WHERE o.status <> 'cancelled'" : "",
            "limit",
            draw.one("1", "3"));
    boolean one = sql.strip().endsWith("1");
    return Question.of(
            "Which %s of products %s bought together in most orders%s, and in how many? First the"
                    .formatted(
                        one ? "pair" : "three pairs",
                        one ? "was" : "were",
                        status ? " (cancelled ones aside)" : "")
                + " product with the lower id; equal pairs by those ids.",
            sql,
            "order_items",
            "products")
        .saying("Joining the items with themselves gives the pairs.")
        .answered(
            "{0} and {1} were bought together most often, in {2} orders.",
            "/rows/0/0", "/rows/0/1", "/rows/0/2")
        .inOrder()
        .misnaming("p.name", "p.title");
  }

  private static Question oneButNotTheOther(Draw draw) {
    List<String> two = draw.some(2, CATEGORIES);
    boolean both = draw.chance(0.4);
    String bought =
        """
        SELECT o.customer_id
        FROM orders AS o
        JOIN order_items AS i ON i.order_id = o.id
        JOIN products AS p ON p.id = i.product_id
        WHERE p.category = '%s'
        """;
    String sql =
        fill(
            draw.one(
                """
                SELECT name
                FROM customers
                WHERE id IN (
                  <<first>>
                  <<set>>
                  <<second>>
                )
                ORDER BY name
                """,
                """
                SELECT name
                FROM customers
                WHERE id IN (
                  <<first>>
                )
                AND id <<in>> (
                  <<second>>
                )
                ORDER BY name
                """,
                """
                SELECT c.name
                FROM customers AS c
                JOIN orders AS o ON o.customer_id = c.id
                JOIN order_items AS i ON i.order_id = o.id
                JOIN products AS p ON p.id = i.product_id
                GROUP BY c.id
                HAVING SUM(p.category = '<<a>>') > 0 AND SUM(p.category = '<<b>>') <<sign>> 0
                ORDER BY c.name
                """),
            "first",
            bought.formatted(two.get(0)),
            "second",
            bought.formatted(two.get(1)),
            "set",
            both ? "INTERSECT" : "EXCEPT",
            "in",
            both ? "IN" : "NOT IN",
            "a",
            two.get(0),
            "b",
            two.get(1),
            "sign",
            both ? ">" : "=");
    return Question.of(
            "Which customers bought something of category %s %s of category %s? Any order counts;"
                    .formatted(two.get(0), both ? "and also something" : "but nothing", two.get(1))
                + " names in alphabetical order.",
            sql,
            "customers",
            "orders",
            "order_items",
            "products")
        .saying(both ? "Both sets have to hold the customer." : "One set less the other.")
        .answered("That holds for {0} customers.", "/row_count")
        .inOrder()
        .misnaming("p.category", "p.kind");
  }

  private static Question bestSeller(Draw draw) {
    String measure = draw.one("SUM(i.quantity)", "SUM(i.quantity * i.unit_price)");
    boolean money = measure.contains("price");
    String sql =
        fill(
            draw.one(
                """
                WITH sold AS (
                  SELECT p.category, p.name, ROUND(<<measure>>, 2) AS amount,
                    ROW_NUMBER() OVER (
                      PARTITION BY p.category ORDER BY ROUND(<<measure>>, 2) DESC, p.name
                    ) AS place
                  FROM products AS p
                  JOIN order_items AS i ON i.product_id = p.id
                  GROUP BY p.id
                )
                SELECT category, name, amount
                FROM sold
                WHERE place = 1
                ORDER BY category
                """,
                """
                WITH sold AS (
                  SELECT p.category, p.name, ROUND(<<measure>>, 2) AS amount
                  FROM products AS p
                  JOIN order_items AS i ON i.product_id = p.id
                  GROUP BY p.id
                )
                SELECT s.category, MIN(s.name) AS name, s.amount
                FROM sold AS s
                WHERE s.amount = (SELECT MAX(x.amount) FROM sold AS x WHERE x.category = s.category)
                GROUP BY s.category
                ORDER BY s.category
                """),
            "measure",
            measure);
    return Question.of(
            "What is the best seller of each category by %s? Category, product and %s, by category;"
                    .formatted(
                        money ? "revenue (two decimals)" : "units sold",
                        money ? "revenue" : "units")
                + " of equal ones the first by name.",
            sql,
            "products",
            "order_items")
        .saying("Ranked within each category.")
        .answered(
            "In {0} it is {1} with {2}; the other categories are in the table.",
            "/rows/0/0", "/rows/0/1", "/rows/0/2")
        .inOrder()
        .misnaming("i.quantity", "i.units");
  }

  private static Question secondOrder(Draw draw) {
    String sql =
        draw.one(
            """
            WITH numbered AS (
              SELECT customer_id, ordered_on,
                ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY ordered_on, id) AS nth
              FROM orders
            )
            SELECT c.name, julianday(b.ordered_on) - julianday(a.ordered_on) AS days
            FROM numbered AS a
            JOIN numbered AS b ON b.customer_id = a.customer_id AND b.nth = 2
            JOIN customers AS c ON c.id = a.customer_id
            WHERE a.nth = 1
            ORDER BY days, c.name
            """,
            """
            SELECT c.name, days
            FROM (
              SELECT customer_id,
                julianday(ordered_on) - julianday(LAG(ordered_on) OVER w) AS days,
                ROW_NUMBER() OVER w AS nth
              FROM orders
              WINDOW w AS (PARTITION BY customer_id ORDER BY ordered_on, id)
            ) AS gaps
            JOIN customers AS c ON c.id = gaps.customer_id
            WHERE nth = 2
            ORDER BY days, c.name
            """);
    return Question.of(
            "How many days passed between the first and the second order of each customer who has"
                + " two? Name and days, fewest first, equal ones by name.",
            sql,
            "orders",
            "customers")
        .saying("Orders are numbered per customer by date.")
        .answered(
            "{0} customers came back; {1} was the quickest, after {2} days.",
            "/row_count", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misnaming("ordered_on", "order_date");
  }
}
