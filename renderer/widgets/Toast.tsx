/** A short word at the edge that something small is done ("link copied"). Rare: what matters is said in place. */
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'

const ToastContext = createContext<(text: string) => void>(() => undefined)

export function ToastProvider(props: { readonly children: ReactNode }): ReactNode {
  const [toasts, setToasts] = useState<readonly { readonly id: number; readonly text: string }[]>([])
  const say = useCallback((text: string) => {
    const id = performance.now()
    setToasts((old) => [...old.slice(-2), { id, text }])
    setTimeout(() => setToasts((old) => old.filter((one) => one.id !== id)), 3000)
  }, [])
  return (
    <ToastContext value={say}>
      {props.children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast slide">
            {toast.text}
          </div>
        ))}
      </div>
    </ToastContext>
  )
}

export function useToast(): (text: string) => void {
  return useContext(ToastContext)
}
