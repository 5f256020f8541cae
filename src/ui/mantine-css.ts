// The parts of Mantine's own CSS that its pieces in this room need, component by component. The `.layer` files sit in a
// cascade layer, so tokens.css wins over them whatever the order in which a lazily loaded screen brings them in.
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
