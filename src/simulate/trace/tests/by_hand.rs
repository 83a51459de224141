//! Cases small enough for pencil and paper.

use super::*;

#[test]
fn losses_take_gas_in_the_mix_of_what_is_sent() {
    // 6 and 4 meet; 10 are sent, 9 arrive where 1 is produced.
    let tracer = traced(&mesh(2, &[(0, 1)], &[(0, 1), (0, 2), (1, 3)]), &[10.0], &[9.0], &[6.0, 4.0, 1.0]);
    assert_eq!(tracer.origins(), [1, 2, 3]);
    [0.54, 0.36, 0.1].iter().zip(tracer.mix(1).origins).for_each(|(a, b)| close(*a, *b));
    close(tracer.inflow(1), 10.0);
}

#[test]
fn the_border_gives_the_entry_and_keeps_the_origin() {
    // 24 Turkmen and 8 Russian at the head; an offtake (entry 50) gives 16 to a market with a field (entry 60) of 4.
    let mut line = mesh(3, &[(0, 1), (1, 2)], &[(0, 7), (0, 8), (2, 9)]);
    line.arcs[1].entry = Some(50);
    line.injections[2].tag.entry = Some(60);
    let tracer = traced(&line, &[32.0, 16.0], &[30.0, 16.0], &[24.0, 8.0, 4.0]);
    close(share(&tracer, 1, Tag { entry: None, origin: 7 }), 0.75);
    close(share(&tracer, 2, Tag { entry: Some(50), origin: 7 }), 0.6);
    close(share(&tracer, 2, Tag { entry: Some(50), origin: 8 }), 0.2);
    close(share(&tracer, 2, Tag { entry: Some(60), origin: 9 }), 0.2);
    assert_eq!(tracer.received_by_origin(1).collect::<Vec<_>>(), [(7, 12.0), (8, 4.0), (9, 0.0)]);
    assert_eq!(tracer.tags().len(), 5, "only what can occur is a tag: {:?}", tracer.tags());
}

#[test]
fn a_second_border_replaces_the_first() {
    let mut line = mesh(3, &[(0, 1), (1, 2)], &[(0, 7)]);
    line.arcs[0].entry = Some(50);
    line.arcs[1].entry = Some(51);
    let tracer = traced(&line, &[5.0, 3.0], &[5.0, 3.0], &[5.0]);
    close(share(&tracer, 1, Tag { entry: Some(50), origin: 7 }), 1.0);
    close(share(&tracer, 2, Tag { entry: Some(51), origin: 7 }), 1.0);
}

#[test]
fn opposite_flows_are_an_exchange_on_paper() {
    // 10 go there and 4 come back: 6 go there.
    let both = mesh(2, &[(0, 1), (1, 0)], &[(0, 1), (1, 2)]);
    let tracer = traced(&both, &[10.0, 4.0], &[10.0, 4.0], &[8.0, 2.0]);
    assert_eq!(tracer.mix(0).origins, [1.0, 0.0]);
    assert_eq!(tracer.mix(1).origins, [0.75, 0.25]);
    assert_eq!([tracer.received(0), tracer.received(1)], [6.0, 0.0]);
    // With losses each node keeps its balance: of 10 sent 9 arrive, of 4 sent back 3 arrive.
    let tracer = traced(&both, &[10.0, 4.0], &[9.0, 3.0], &[8.0, 2.0]);
    assert_eq!([tracer.sent(0), tracer.received(0)], [7.0, 5.0]);
    assert_eq!([tracer.sent(1), tracer.received(1)], [0.0, 0.0]);
}

#[test]
fn gas_in_a_circle_is_mixed_at_once() {
    // A = (1 + B) / 2 and B = C = A / 2, counted in the gas of A's field.
    let tracer =
        traced(&mesh(3, &[(0, 1), (1, 2), (2, 0)], &[(0, 1), (1, 2)]), &[2.0, 2.0, 1.0], &[2.0, 2.0, 1.0], &[1.0, 2.0]);
    for (node, expected) in [2.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0].into_iter().enumerate() {
        close(tracer.mix(node).origins[0], expected);
        close(tracer.mix(node).origins[1], 1.0 - expected);
    }
    assert_eq!([0, 1, 2].map(|node| tracer.inflow(node)), [2.0, 4.0, 2.0]);
}

#[test]
fn a_circle_that_is_hardly_renewed_keeps_its_digits() {
    let circle = mesh(3, &[(0, 1), (1, 2), (2, 0)], &[(0, 1), (1, 2)]);
    let tracer = traced(&circle, &[1e6; 3], &[1e6; 3], &[0.001, 0.003]);
    // From x0 (F + f) = f + F x1 and x1 (F + g) = F x0, where f and g are fed to F that circulates.
    let share = 0.001 * 1e6 / (0.004 * 1e6 + 0.001 * 0.003);
    for (node, expected) in [share * (1.0 + 3e-9), share, share].into_iter().enumerate() {
        assert!((tracer.mix(node).origins[0] / expected - 1.0).abs() < 1e-14);
        close(tracer.mix(node).origins[1], 1.0 - expected);
    }
}

#[test]
fn gas_that_leaves_and_comes_back_has_the_entry_of_its_return() {
    // Of 6 that come into the market 2 come back over the border (entry 5); the field is entry 7.
    let mut circle = mesh(3, &[(0, 1), (1, 2), (2, 0)], &[(0, 1)]);
    circle.injections[0].tag.entry = Some(7);
    circle.arcs[2].entry = Some(5);
    circle.arcs[2].watched = vec![0];
    circle.watched = 1;
    let tracer = traced(&circle, &[2.0; 3], &[2.0; 3], &[4.0]);
    for node in 0..3 {
        close(share(&tracer, node, Tag { entry: Some(5), origin: 1 }), 1.0 / 3.0);
        close(share(&tracer, node, Tag { entry: Some(7), origin: 1 }), 2.0 / 3.0);
        close(tracer.mix(node).passed[0], 1.0 / 3.0);
    }
    close(tracer.received_through(0, 0), 2.0 / 3.0);
    close(tracer.received_through(2, 0), 2.0);
}

#[test]
fn what_passed_twice_is_counted_once() {
    // Two lines side by side, 3 and 1; set 0 holds the larger and the line behind both, set 1 the larger only,
    // set 2 the field.
    let mut lines = mesh(3, &[(0, 1), (0, 1), (1, 2)], &[(0, 1), (1, 2)]);
    lines.watched = 3;
    lines.arcs[0].watched = vec![0, 1];
    lines.arcs[2].watched = vec![0];
    lines.injections[0].watched = vec![2];
    let tracer = traced(&lines, &[3.0, 1.0, 8.0], &[3.0, 1.0, 8.0], &[4.0, 4.0]);
    assert_eq!(tracer.mix(1).passed, [0.375, 0.375, 0.5]);
    assert_eq!(tracer.mix(2).passed, [1.0, 0.375, 0.5]);
}

#[test]
fn a_stock_gives_what_it_held_and_mixes_what_comes() {
    let mut storage = mesh(2, &[(0, 1), (1, 0)], &[(0, 1)]);
    storage.stocks = vec![StockPoint { node: 1, opening: Tag { entry: Some(3), origin: 9 } }];
    storage.watched = 1;
    storage.arcs[0].watched = vec![0];
    let mut tracer = Tracer::new(&storage);
    let mut stocks = tracer.open_stocks(&[10.0]);
    let mut slice = |flow: [f64; 2], stocks: &mut Stocks| {
        tracer.trace(&SliceFlows { sent: &flow, received: &flow, injected: &[8.0] }, stocks).unwrap();
        let mix = tracer.mix(0);
        (mix.origins[1], mix.passed[0], stocks.amount(0))
    };
    assert_eq!(slice([0.0, 4.0], &mut stocks), (4.0 / 12.0, 0.0, 6.0));
    assert_eq!(slice([6.0, 0.0], &mut stocks), (0.0, 0.0, 12.0));
    let (old, passed, left) = slice([0.0, 8.0], &mut stocks);
    close(old, 0.25);
    close(passed, 0.25);
    close(left, 4.0);
    // A copy goes its own way.
    let mut copy = Stocks::default();
    copy.copy_from(&stocks);
    slice([0.0, 4.0], &mut copy);
    close(copy.amount(0), 0.0);
    close(stocks.amount(0), 4.0);
}

#[test]
fn where_nothing_comes_there_is_no_mix() {
    let tracer = traced(&mesh(2, &[(0, 1)], &[(0, 1)]), &[0.0], &[0.0], &[0.0]);
    assert_eq!(tracer.mix(1).origins, [0.0]);
    assert_eq!(tracer.inflow(1), 0.0);
}
