import type { ComponentProps } from 'react';
import './button.css';

type Props = Omit<ComponentProps<'button'>, 'type'> & {
  /** `primary`: the one thing to do here; `danger`: what cannot simply be taken back. */
  readonly variant?: 'primary' | 'plain' | 'danger';
  readonly size?: 'small' | 'normal';
  readonly type?: 'button' | 'submit';
};

/** A button that never submits by accident. */
export const Button = ({
  variant = 'plain',
  size = 'normal',
  type = 'button',
  className = '',
  ...rest
}: Props) => (
  <button {...rest} type={type} className={`ui-button ui-button-${variant} ui-button-${size} ${className}`} />
);
